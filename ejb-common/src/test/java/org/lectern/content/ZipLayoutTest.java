package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZipLayoutTest {
    private static final long LARGEST = 0xFFFF_FFFEL;
    private static final DeclaredContent LAST =
            DeclaredContent.of("text/plain", Packages.REVISED, "the last one".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void largestSizesOf32Bits_needNoZip64() {
        Entry entry = entry("a", 31, LARGEST, LARGEST);

        assertThat(ZipLayout.localHeader(entry)).hasSize(31);
        assertThat(ZipLayout.centralHeader(entry)).hasSize(47);
        assertThat(ZipLayout.end(65_534, LARGEST, LARGEST)).hasSize(22);
    }

    @Test
    void largerSizes_goToTheZip64Field() {
        Entry entry = entry("a", 51, LARGEST + 1, LARGEST + 1);
        ByteBuffer local = read(ZipLayout.localHeader(entry));

        assertThat(local.capacity()).isEqualTo(51);
        assertThat(local.getShort(4)).isEqualTo((short) 45);
        assertThat(local.getInt(18)).isEqualTo(-1);
        assertThat(local.getInt(22)).isEqualTo(-1);
        assertThat(local.getShort(28)).isEqualTo((short) 20);
        assertThat(local.getLong(35)).isEqualTo(LARGEST + 1);
        assertThat(local.getLong(43)).isEqualTo(LARGEST + 1);
        assertThat(ZipLayout.centralHeader(entry)).hasSize(47 + 4 + 16);
    }

    @Test
    void largeDocumentThatDeflatesWell_keepsItsSmallLengthInTheDirectory() {
        Entry entry = new Entry(
                "a", "text/plain", Entry.Method.DEFLATED, 51, 1000, LARGEST + 1, 0, LAST.digest(), Packages.REVISED);
        ByteBuffer local = read(ZipLayout.localHeader(entry));
        ByteBuffer central = read(ZipLayout.centralHeader(entry));

        assertThat(local.getLong(35)).isEqualTo(LARGEST + 1);
        assertThat(local.getLong(43)).isEqualTo(1000);
        assertThat(central.capacity()).isEqualTo(47 + 4 + 8);
        assertThat(central.getInt(20)).isEqualTo(1000);
        assertThat(central.getLong(51)).isEqualTo(LARGEST + 1);
    }

    @Test
    void manyEntriesOrALargeDirectory_endInZip64() {
        assertThat(ZipLayout.end(65_535, 0, 0)).hasSize(98);
        assertThat(ZipLayout.end(1, LARGEST + 1, 0)).hasSize(98);
        assertThat(ZipLayout.end(1, 0, LARGEST + 1)).hasSize(98);
    }

    @Test
    void packagePast4GiB_isReadByZipFile() throws IOException {
        Path file = folder.resolve("large.zip");
        long hole = (5L << 30) + 123;
        Entry large = entry("large.pdf", 30 + 9 + 20, hole, hole);
        Entry last = new Entry(
                "last.txt",
                "text/plain",
                Entry.Method.STORED,
                large.end() + 38,
                LAST.size(),
                LAST.size(),
                LAST.crc32(),
                LAST.digest(),
                LAST.modified());
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            write(out, ZipLayout.localHeader(large));
            out.position(large.end());
            write(out, ZipLayout.localHeader(last));
            write(out, "the last one".getBytes(StandardCharsets.UTF_8));
            long directory = out.position();
            write(out, ZipLayout.centralHeader(large));
            write(out, ZipLayout.centralHeader(last));
            write(out, ZipLayout.end(2, out.position() - directory, directory));
        }

        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("last.txt"));
                InputStream zeros = zip.getInputStream(zip.getEntry("large.pdf"))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("the last one");
            assertThat(zip.getEntry("large.pdf").getSize()).isEqualTo(hole);
            assertThat(zeros.readNBytes(1000)).containsOnly(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1980-01-01T00:00:00Z, 1980, 1, 1, 0, 0, 0",
        "1979-12-31T23:59:59Z, 1980, 1, 1, 0, 0, 0",
        "-0044-03-15T12:00:00Z, 1980, 1, 1, 0, 0, 0",
        "2026-11-22T13:45:59.999Z, 2026, 11, 22, 13, 45, 58",
        "2107-12-31T23:59:59Z, 2107, 12, 31, 23, 59, 58",
        "2108-01-01T00:00:00Z, 2107, 12, 31, 23, 59, 58"
    })
    void time_isMsDosTimeInUtcWithinItsLimits(
            Instant instant, int year, int month, int day, int hour, int minute, int second) {
        int time = ZipLayout.dosTime(instant);

        assertThat((time >>> 25) + 1980).isEqualTo(year);
        assertThat(time >>> 21 & 15).isEqualTo(month);
        assertThat(time >>> 16 & 31).isEqualTo(day);
        assertThat(time >>> 11 & 31).isEqualTo(hour);
        assertThat(time >>> 5 & 63).isEqualTo(minute);
        assertThat((time & 31) * 2).isEqualTo(second);
    }

    private static Entry entry(String path, long offset, long length, long size) {
        return new Entry(
                path, "application/pdf", Entry.Method.STORED, offset, length, size, 0, LAST.digest(), Packages.REVISED);
    }

    private static ByteBuffer read(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
