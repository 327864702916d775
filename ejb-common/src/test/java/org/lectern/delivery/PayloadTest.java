package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.request.EntityTag;
import org.lectern.delivery.request.Requests;
import org.lectern.delivery.request.Rfc9110Model;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.FakeChannel;
import org.lectern.delivery.transfer.Source;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.store.StoredContent;

final class PayloadTest {
    private static final Instant MODIFIED = Instant.parse("2026-11-05T10:00:00Z");

    private static final byte[] BYTES = bytes(1000, new Random(1));

    @Test
    void whole_isTheDownload() throws IOException {
        Payload payload = payload(BYTES);

        assertThat(payload.mediaType()).isEqualTo("application/zip");
        assertThat(payload.contentRange()).isEmpty();
        assertThat(read(payload.body())).isEqualTo(BYTES);
    }

    @Test
    void section15_3_7_1_onePart_saysWhereItLies() throws IOException {
        Payload payload = payload(BYTES, new ByteRange(5, 9));

        assertThat(payload.mediaType()).isEqualTo("application/zip");
        assertThat(payload.contentRange()).contains("bytes 5-9/1000");
        assertThat(read(payload.body())).isEqualTo(Arrays.copyOfRange(BYTES, 5, 10));
    }

    @Test
    void section15_3_7_2_severalParts_sayItEachForItself() throws IOException {
        byte[] digits = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Payload payload = payload(digits, new ByteRange(8, 9), new ByteRange(0, 2));

        assertThat(payload.contentRange()).isEmpty();
        String boundary = boundary(payload);
        assertThat(read(payload.body()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(
                        "--" + boundary + "\r\nContent-Type: application/zip\r\nContent-Range: bytes 8-9/10\r\n\r\n89"
                                + "\r\n--" + boundary
                                + "\r\nContent-Type: application/zip\r\nContent-Range: bytes 0-2/10\r\n\r\n012"
                                + "\r\n--" + boundary + "--\r\n");
    }

    @Test
    void boundary_isTheSameEverywhere_andAnotherForOtherPartsOrBytes() {
        ByteRange first = new ByteRange(0, 0);
        ByteRange second = new ByteRange(500, 500);
        String boundary = boundary(payload(BYTES, first, second));

        assertThat(boundary).matches("[0-9a-f]{32}");
        assertThat(boundary(payload(BYTES.clone(), first, second))).isEqualTo(boundary);
        assertThat(boundary(payload(BYTES, second, first))).isNotEqualTo(boundary);
        assertThat(boundary(payload(bytes(1000, new Random(2)), first, second))).isNotEqualTo(boundary);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyRequest_isGivenTheBytesThatTheModelMeans(
            @ForAll(supplier = Requests.class) Requests.Request request, @ForAll Random random) throws IOException {
        byte[] bytes = bytes((int) request.representation().size(), random);
        Download download = download(
                bytes, request.representation().tag(), request.representation().lastModified());
        Decision meant = new Rfc9110Model(request.headers(), request.representation()).answer(request.method());
        Decision decision = Decision.on(
                request.method(), name -> Optional.ofNullable(request.headers().get(name)), download.representation());

        assertThat(decision.status()).isEqualTo(meant.status());
        if (decision.isSuccess()) {
            Payload payload = Payload.of(decision, download);
            byte[] body = read(payload.body());
            assertThat(payload.body().length()).isEqualTo(body.length);
            assertThat(parts(payload, body)).isEqualTo(expected(meant, bytes));
        }
    }

    private static List<ByteRangesReader.Part> expected(Decision meant, byte[] bytes) {
        if (meant.ranges().isEmpty()) {
            return List.of(new ByteRangesReader.Part("", ByteBuffer.wrap(bytes)));
        }
        return meant.ranges().stream()
                .map(range -> new ByteRangesReader.Part(
                        range.contentRange(bytes.length),
                        ByteBuffer.wrap(bytes, (int) range.first(), (int) range.length())))
                .toList();
    }

    private static List<ByteRangesReader.Part> parts(Payload payload, byte[] body) {
        return payload.mediaType().startsWith("multipart/")
                ? ByteRangesReader.read(payload.mediaType(), body)
                : List.of(new ByteRangesReader.Part(payload.contentRange().orElse(""), ByteBuffer.wrap(body)));
    }

    private static String boundary(Payload payload) {
        assertThat(payload.mediaType()).startsWith("multipart/byteranges; boundary=");
        return payload.mediaType().substring("multipart/byteranges; boundary=".length());
    }

    private static Payload payload(byte[] bytes, ByteRange... ranges) {
        Decision decision = new Decision(ranges.length == 0 ? 200 : 206, List.of(ranges));
        return Payload.of(
                decision, download(bytes, new EntityTag(false, Digest.of(bytes).hex()), MODIFIED));
    }

    private static Download download(byte[] bytes, EntityTag tag, Instant lastModified) {
        StoredContent content = new StoredContent() {
            @Override
            public Digest digest() {
                return Digest.of(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public SeekableByteChannel open() {
                return new FakeChannel(bytes, new Random(1));
            }
        };
        return new Download(StoredBody.of(content), tag, Optional.empty(), "application/zip", lastModified, Map.of());
    }

    private static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Body body) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        try (Source source = body.open()) {
            while (source.read(buffer.clear()) >= 0) {
                read.write(buffer.array(), 0, buffer.position());
            }
        }
        return read.toByteArray();
    }
}
