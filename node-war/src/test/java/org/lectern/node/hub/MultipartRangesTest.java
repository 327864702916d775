package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartRangesTest {
    @Property
    void forEach_anyPartsInPiecesOfAnySize_givesThemAll(
            @ForAll @Size(max = 32) List<@IntRange(min = 1, max = 300) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 700) int piece,
            @ForAll long seed)
            throws IOException {
        List<byte[]> expected = new ArrayList<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long first = 0;
        for (int length : lengths) {
            byte[] content = awkward(length, new Random(seed + first));
            expected.add(content);
            body.writeBytes(ascii("\r\n--bound\r\nContent-Type: application/zip\r\nContent-Range: bytes " + first + "-"
                    + (first + length - 1) + "/99999\r\n\r\n"));
            body.writeBytes(content);
            first += length + 100;
        }
        body.writeBytes(ascii("\r\n--bound--\r\n"));
        assertThat(parts(new InPieces(body.toByteArray(), piece))).containsExactlyElementsOf(expected);
    }

    @Property
    void forEach_cutAnywhere_failsAndNeverGivesWrongBytes(@ForAll @IntRange(min = 0, max = 119) int cut) {
        byte[] body = lines(
                "--bound",
                "Content-Range: bytes 0-2/9",
                "",
                "abc",
                "--bound",
                "Content-Range: bytes 5-8/9",
                "",
                "",
                "--",
                "--bound--",
                "");
        List<byte[]> seen = new ArrayList<>();
        byte[] start = Arrays.copyOf(body, Math.min(cut, body.length - 3));
        assertThatThrownBy(() -> new MultipartRanges(new ByteArrayInputStream(start), "bound")
                        .forEach((span, bytes) -> seen.add(bytes.readAllBytes())))
                .isInstanceOf(MasterUnreachable.class);
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i)).isEqualTo(ascii(List.of("abc", "\r\n--").get(i)));
        }
    }

    @Test
    void forEach_preambleBareLineFeedsAndOddCase_areTaken() throws IOException {
        byte[] body = ascii("ignored\n--bound  \ncOnTeNt-RaNgE:   BYTES 3-4/*\nX: y\n\nde\n--bound--\nepilogue");
        Map<ByteSpan, String> parts = new LinkedHashMap<>();
        new MultipartRanges(new ByteArrayInputStream(body), "bound")
                .forEach((span, bytes) -> parts.put(span, new String(bytes.readAllBytes(), StandardCharsets.US_ASCII)));
        assertThat(parts).containsExactly(Map.entry(new ByteSpan(3, 4), "de"));
    }

    @Test
    void forEach_sinkLeavesBytes_passesOverThem() throws IOException {
        byte[] body = lines(
                "--bound",
                "Content-Range: bytes 0-2/9",
                "",
                "abc",
                "--bound",
                "Content-Range: bytes 5-6/9",
                "",
                "fg",
                "--bound--",
                "");
        List<Integer> firsts = new ArrayList<>();
        new MultipartRanges(new ByteArrayInputStream(body), "bound").forEach((span, bytes) -> firsts.add(bytes.read()));
        assertThat(firsts).containsExactly((int) 'a', (int) 'f');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bound\r\n\r\nabc",
                "--bound\r\nContent-Range: bytes 4-2/9\r\n\r\nabc",
                "--bound\r\nContent-Range: lines 0-2/9\r\n\r\nabc",
                "--bound\r\nContent-Range: bytes 0-99999999999999999999/9\r\n\r\nabc",
                "<html>a proxy's page</html>\n"
            })
    void forEach_notOfTheForm_isUnreachable(String body) {
        assertThatThrownBy(() -> parts(new ByteArrayInputStream(ascii(body)))).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void forEach_endlessLine_isUnreachable() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> parts(endless)).isInstanceOf(MasterUnreachable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/byteranges; boundary=abc, abc",
        "Multipart/ByteRanges;boundary=\"a b:c\", a b:c",
        "multipart/byteranges; charset=x; boundary=abc, abc",
        "multipart/byteranges; boundary=abc; x=y, abc"
    })
    void boundary_named_found(String contentType, String boundary) {
        assertThat(MultipartRanges.boundary(contentType)).contains(boundary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/zip", "multipart/byteranges", "multipart/form-data; boundary=abc"})
    void boundary_none_empty(String contentType) {
        assertThat(MultipartRanges.boundary(contentType)).isEmpty();
    }

    private static List<byte[]> parts(InputStream body) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        new MultipartRanges(body, "bound").forEach((span, bytes) -> parts.add(bytes.readAllBytes()));
        return parts;
    }

    /** Bytes that look like delimiters and line ends more often than chance would have it. */
    private static byte[] awkward(int length, Random random) {
        byte[] all = new byte[length];
        byte[] lure = ascii("\r\n--bound--\r\n");
        for (int i = 0; i < length; i++) {
            all[i] = random.nextInt(8) == 0 ? (byte) random.nextInt() : lure[i % lure.length];
        }
        return all;
    }

    private static byte[] lines(String... lines) {
        return ascii(String.join("\r\n", lines));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class InPieces extends ByteArrayInputStream {
        private final int piece;

        InPieces(byte[] bytes, int piece) {
            super(bytes);
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, piece));
        }
    }
}
