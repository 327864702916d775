package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.master.FakeClock;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.LocalContentStore;

final class DocumentIntakeTest {
    private static final int LARGEST = 200_000;
    private static final DocumentPath PATH = DocumentPath.parse("01 开幕/议程.pdf");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path data;

    private LocalContentStore store;
    private DocumentIntake intake;

    @BeforeEach
    void open() throws IOException {
        store = new LocalContentStore(data);
        intake = new DocumentIntake(store, new DocumentSettings(LARGEST), new FakeClock());
    }

    @Test
    void bytes_areStoredAndDescribed() throws IOException {
        byte[] bytes = bytes(150_000);
        CRC32 crc = new CRC32();
        crc.update(bytes);

        DocumentContent content = take(bytes, bytes.length, Optional.of(Digest.of(bytes)));

        assertThat(content.digest()).isEqualTo(Digest.of(bytes));
        assertThat(content.size()).isEqualTo(150_000);
        assertThat(content.crc32()).isEqualTo((int) crc.getValue());
        assertThat(content.uploadedAt()).isEqualTo(FakeClock.START);
        assertThat(store.find(content.digest()).orElseThrow().size()).isEqualTo(150_000);
        assertThat(files()).hasSize(1);
    }

    @Test
    void document_mayBeEmpty() throws IOException {
        DocumentContent content = take(new byte[0], 0, Optional.empty());

        assertThat(content.size()).isZero();
        assertThat(content.crc32()).isZero();
        assertThat(content.digest()).isEqualTo(Digest.of(new byte[0]));
    }

    @Test
    void sameBytes_areStoredOnce() throws IOException {
        take(PDF, -1, Optional.empty());
        take(PDF, PDF.length, Optional.empty());

        assertThat(files()).hasSize(1);
    }

    static List<Arguments> samples() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        return List.of(
                Arguments.of("议程.txt", PDF, "application/pdf"),
                Arguments.of("agenda", PDF, "application/pdf"),
                Arguments.of(
                        "report.docx",
                        zip("[Content_Types].xml", "word/document.xml"),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                Arguments.of(
                        "table.xlsx",
                        zip("[Content_Types].xml", "xl/workbook.xml"),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                Arguments.of("photo.jpg", png, "image/png"),
                Arguments.of("plain.zip", zip("a.txt"), "application/zip"),
                Arguments.of(
                        "budget.csv",
                        "item,amount\nHall,12\n".getBytes(StandardCharsets.UTF_8),
                        "text/csv;charset=utf-8"),
                Arguments.of("纪要.txt", "会议纪要：同意。\n".getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8"),
                Arguments.of("纪要.md", "# 纪要\n".getBytes(StandardCharsets.UTF_8), "text/x-web-markdown;charset=utf-8"),
                Arguments.of("页.html", "<html>预算".getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8"),
                Arguments.of("国标.txt", "会议纪要：同意。\n".getBytes(Charset.forName("GB18030")), "text/plain"),
                Arguments.of("empty.txt", new byte[0], "text/plain;charset=utf-8"),
                Arguments.of("noise.bin", new byte[] {0, 1, 2, 3, 0, 5}, "application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mediaType_comesFromTheBytes(String name, byte[] bytes, String mediaType) throws IOException {
        DocumentContent content =
                intake.take(DocumentPath.parse(name), new ByteArrayInputStream(bytes), Announced.NOTHING);

        assertThat(content.mediaType()).isEqualTo(mediaType);
    }

    @Test
    void longText_isUtf8WhereverACharacterLies() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            byte[] text = ("x".repeat(shift) + "𠀀董".repeat(25_000)).getBytes(StandardCharsets.UTF_8);

            assertThat(type(text, Announced.NOTHING)).isEqualTo("text/plain;charset=utf-8");
            assertThat(type(Arrays.copyOf(text, text.length - 1), Announced.NOTHING))
                    .isEqualTo("text/plain");
            text[text.length - 1] = 'x';
            assertThat(type(text, Announced.NOTHING)).isEqualTo("text/plain");
        }
    }

    @Test
    void charsetThatTheSenderNames_isKept() throws IOException {
        byte[] text = "会议".getBytes(StandardCharsets.UTF_8);
        Announced named = new Announced(-1, Optional.empty(), Optional.of("gb18030"));

        assertThat(type(text, named)).isEqualTo("text/plain;charset=gb18030");
        assertThat(intake.take(PATH, new ByteArrayInputStream(PDF), named).mediaType())
                .isEqualTo("application/pdf");
    }

    private String type(byte[] text, Announced announced) throws IOException {
        return intake.take(DocumentPath.parse("a.txt"), new ByteArrayInputStream(text), announced)
                .mediaType();
    }

    @Test
    void uploadThatIsShorterThanAnnounced_leavesNothing() {
        refused(() -> take(PDF, PDF.length + 1, Optional.empty()), ErrorCode.UPLOAD_INCOMPLETE);
        refused(() -> take(new byte[0], 1, Optional.empty()), ErrorCode.UPLOAD_INCOMPLETE);

        assertThat(files()).isEmpty();
    }

    @Test
    void uploadThatBreaksOff_leavesNothing() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(100_000)), new Broken());

        refused(() -> intake.take(PATH, broken, announced(150_000)), ErrorCode.UPLOAD_INCOMPLETE);

        assertThat(files()).isEmpty();
    }

    @Test
    void uploadThatIsTooLarge_isStoppedInTheStream() throws IOException {
        assertThat(take(bytes(LARGEST), -1, Optional.empty()).size()).isEqualTo(LARGEST);
        List<Path> before = files();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(bytes(LARGEST)), new Endless());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> intake.take(PATH, endless, Announced.NOTHING))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE))
                .withMessageContaining("200000 bytes");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void sizeThatIsTooLarge_isRefusedBeforeABit() {
        intake.checkSize(LARGEST);
        intake.checkSize(-1);

        refused(() -> intake.checkSize(LARGEST + 1L), ErrorCode.TOO_LARGE);
    }

    @Test
    void digestThatIsAnother_isRefusedAndLeavesNothing() {
        refused(() -> take(PDF, -1, Optional.of(Digest.of(new byte[] {1}))), ErrorCode.DIGEST_MISMATCH);

        assertThat(files()).isEmpty();
    }

    @Test
    void digestThatIsAnother_leavesWhatOthersNeed() throws IOException {
        take(PDF, -1, Optional.empty());

        refused(() -> take(PDF, -1, Optional.of(Digest.of(new byte[] {1}))), ErrorCode.DIGEST_MISMATCH);

        assertThat(store.find(Digest.of(PDF))).isPresent();
    }

    private DocumentContent take(byte[] bytes, long announced, Optional<Digest> expected) throws IOException {
        Announced all = new Announced(announced, expected, Optional.empty());
        return intake.take(PATH, new ByteArrayInputStream(bytes), all);
    }

    private static Announced announced(long size) {
        return new Announced(size, Optional.empty(), Optional.empty());
    }

    private static void refused(ThrowingCallable call, ErrorCode code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new java.util.Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A connection that breaks. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }

    /** A sender that never ends. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return length;
        }
    }
}
