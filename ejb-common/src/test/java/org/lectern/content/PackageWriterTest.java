package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Packages.Written;

final class PackageWriterTest {
    private static final byte[] PDF = Bytes.random(1, 1_500_000);
    private static final byte[] CSV = Bytes.table(2, 60_000).getBytes(StandardCharsets.UTF_8);
    private static final Map<String, PackageDocument> DOCUMENTS = documents();

    @TempDir
    private Path folder;

    @Test
    void zipFile_readsEveryEntry() throws IOException {
        Path file = folder.resolve("package.zip");
        Files.write(file, mixed(1).bytes());

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(1 + DOCUMENTS.size());
            for (PackageDocument document : DOCUMENTS.values()) {
                ZipEntry entry = zip.getEntry(document.path().value());
                try (InputStream in = zip.getInputStream(entry)) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes(document));
                }
                assertThat(entry.getCrc())
                        .isEqualTo(Integer.toUnsignedLong(document.content().crc32()));
                assertThat(entry.getTimeLocal()).isEqualTo("2026-11-20T08:30:10");
                assertThat(entry.getExtra()).isNull();
            }
        }
    }

    @Test
    void zipInputStream_readsEveryEntryInOrder() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(mixed(1).bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                byte[] bytes = zip.readAllBytes();
                if (!entry.getName().equals(Entry.INDEX)) {
                    assertThat(bytes).isEqualTo(bytes(DOCUMENTS.get(entry.getName())));
                }
            }
        }

        assertThat(names.get(0)).isEqualTo("index.html");
        assertThat(names.subList(1, names.size())).containsExactlyElementsOf(DOCUMENTS.keySet());
    }

    @Test
    void manifest_describesThePackage() throws IOException {
        Written written = mixed(7);
        Manifest manifest = written.manifest();

        assertThat(manifest.meeting()).isEqualTo(new MeetingId("board-2026"));
        assertThat(manifest.version()).isEqualTo(7);
        assertThat(manifest.published()).isEqualTo(Packages.PUBLISHED);
        assertThat(manifest.size()).isEqualTo(written.bytes().length);
        assertThat(manifest.digest()).isEqualTo(Digest.of(written.bytes()));
        for (Chunk chunk : manifest.chunks()) {
            assertThat(chunk.digest()).isEqualTo(Digest.of(written.bytes(), (int) chunk.offset(), chunk.length()));
        }
        assertThat(manifest.documents())
                .hasSize(DOCUMENTS.size())
                .allSatisfy(
                        entry -> assertThat(Digest.of(unpacked(written, entry))).isEqualTo(entry.digest()));
        assertThat(Manifest.decode(manifest.encode())).isEqualTo(manifest);
    }

    @Test
    void entry_isDeflatedWhenItsTypeAllowsAndItPays() throws IOException {
        Manifest manifest = mixed(1).manifest();

        assertThat(manifest.documents().stream().filter(entry -> entry.method() == Entry.Method.DEFLATED))
                .extracting(Entry::path)
                .containsExactly("02 财务/预算.csv", "02 财务/zeros.pptx.bin");
        assertThat(manifest.entry(Entry.INDEX).orElseThrow().method()).isEqualTo(Entry.Method.DEFLATED);
    }

    @Test
    void localHeaders_carrySizesAndNoDataDescriptor() throws IOException {
        Written written = mixed(1);

        for (Entry entry : written.manifest().entries()) {
            byte[] header = ZipLayout.localHeader(entry);
            int start = (int) entry.offset() - header.length;
            assertThat(Arrays.copyOfRange(written.bytes(), start, (int) entry.offset()))
                    .isEqualTo(header);
            assertThat(header[6] | header[7] << 8).isEqualTo(1 << 11);
        }
    }

    @Test
    void chunks_beginAtEveryHeaderEveryEntryAndTheDirectory() throws IOException {
        Written written = mixed(1);

        List<Long> starts =
                written.manifest().chunks().stream().map(Chunk::offset).toList();
        for (Entry entry : written.manifest().entries()) {
            assertThat(starts).contains(entry.offset() - ZipLayout.localHeader(entry).length);
            assertThat(entry.length() == 0 || starts.contains(entry.offset())).isTrue();
        }
        List<Entry> entries = written.manifest().entries();
        assertThat(starts).contains(entries.get(entries.size() - 1).end());
    }

    @Test
    void sameContents_giveTheSameBytes() throws IOException {
        assertThat(mixed(1).bytes()).isEqualTo(mixed(1).bytes());
    }

    @Test
    void unchangedDocument_isByteIdenticalInTheNextVersion() throws IOException {
        Written first = mixed(1);
        List<PackageDocument> more = new ArrayList<>(DOCUMENTS.values());
        more.add(0, Packages.text("00 new.txt", "a new document in front of all others"));
        Written second = Packages.write(folder, Packages.contents(2, List.of(), more));

        for (String path : DOCUMENTS.keySet()) {
            assertThat(second.raw(path)).isEqualTo(first.raw(path));
        }
        assertThat(second.bytesNotIn(first)).isLessThan(8_000);
    }

    @Test
    void renamedDocument_keepsItsChunks() throws IOException {
        Written first =
                Packages.write(folder, Packages.contents(1, Packages.document("a.pdf", "application/pdf", PDF)));
        Written second = Packages.write(
                folder, Packages.contents(2, Packages.document("b/renamed.pdf", "application/pdf", PDF)));

        assertThat(second.bytesNotIn(first)).isLessThan(4_000);
    }

    @Test
    void lineInsertedIntoADeflatedTable_leavesMostChunksAsTheyAre() throws IOException {
        String table = new String(CSV, StandardCharsets.UTF_8);
        int line = table.indexOf('\n', table.length() / 3) + 1;
        String edited = table.substring(0, line) + "one,more,line\n" + table.substring(line);
        Written first = Packages.write(folder, Packages.contents(1, Packages.text("table.csv", table)));
        Written second = Packages.write(folder, Packages.contents(2, Packages.text("table.csv", edited)));

        assertThat(first.bytes().length).isLessThan(CSV.length / 2);
        assertThat(second.bytesNotIn(first)).isLessThan(first.bytes().length / 4);
    }

    @Test
    void contentOtherThanDeclared_isNeverPackaged() {
        byte[] declared = "a document".getBytes(StandardCharsets.UTF_8);
        for (String mediaType : List.of("text/plain", "application/pdf")) {
            refused(mediaType, declared, "a documenT", "digest");
            refused(mediaType, declared, "a documen", "9 bytes instead of 10");
            refused(mediaType, declared, "a document and more", "more than the 10 bytes");
            refused(mediaType, declared, "", "0 bytes instead of 10");
        }
    }

    @Test
    void wrongCrc_isNeverPackaged() {
        DeclaredContent right = DeclaredContent.of("application/pdf", Packages.REVISED, PDF);
        DeclaredContent wrong = new DeclaredContent(
                right.mediaType(), right.modified(), right.size(), right.crc32() + 1, right.digest(), right.source());

        assertThatThrownBy(() -> write(new PackageDocument(DocumentPath.parse("a.pdf"), wrong)))
                .isInstanceOf(ContentChanged.class)
                .hasMessageContaining("CRC-32");
    }

    @Test
    void contentThatChangesBetweenTheTrialAndTheCopy_isNeverPackaged() {
        DeclaredContent right = DeclaredContent.of("text/plain", Packages.REVISED, Bytes.random(3, 50_000));
        List<InputStream> streams = new ArrayList<>(
                List.of(new ByteArrayInputStream(Bytes.random(3, 50_000)), InputStream.nullInputStream()));
        DeclaredContent changing = new DeclaredContent(
                right.mediaType(),
                right.modified(),
                right.size(),
                right.crc32(),
                right.digest(),
                () -> streams.remove(0));

        assertThatThrownBy(() -> write(new PackageDocument(DocumentPath.parse("a.txt"), changing)))
                .isInstanceOf(ContentChanged.class);
        assertThat(streams).isEmpty();
    }

    @Test
    void failedWrite_leavesNoFileAndClosesEveryStream() {
        byte[] large = Bytes.join(Bytes.random(4, 3 << 20), new byte[3 << 20]);
        PackageDocument document = Packages.document("a.bin", "application/octet-stream", large);
        List<String> closed = new ArrayList<>();
        DeclaredContent content = document.content();
        DeclaredContent watched = new DeclaredContent(
                content.mediaType(),
                content.modified(),
                content.size(),
                content.crc32(),
                content.digest(),
                () -> new ByteArrayInputStream(large) {
                    @Override
                    public void close() {
                        closed.add("closed");
                    }
                });
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                if (count > 5_000) {
                    throw new IOException("disk full");
                }
            }
        };

        assertThatThrownBy(() -> new PackageWriter(folder)
                        .write(Packages.contents(1, new PackageDocument(document.path(), watched)), full))
                .hasMessage("disk full");
        assertThat(closed).containsExactly("closed");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void largeDeflatedDocument_leavesNoFile() throws IOException {
        byte[] large = Bytes.join(Bytes.random(4, 3 << 20), new byte[3 << 20]);
        Written written =
                Packages.write(folder, Packages.contents(1, Packages.document("a.bin", "application/x-raw", large)));

        Entry entry = written.manifest().entry("a.bin").orElseThrow();
        assertThat(entry.method()).isEqualTo(Entry.Method.DEFLATED);
        assertThat(unpacked(written, entry)).isEqualTo(large);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void outputStream_staysOpen() throws IOException {
        List<String> calls = new ArrayList<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                calls.add("close");
            }
        };
        new PackageWriter(folder).write(Packages.contents(1), out);

        assertThat(calls).isEmpty();
    }

    @Test
    void collidingPaths_areRefused() {
        PackageDocument upper = Packages.text("A/B.txt", "1");

        assertThat(catchThrowableOfType(
                                InvalidPath.class, () -> Packages.contents(1, upper, Packages.text("a/b.TXT", "2")))
                        .reason())
                .contains("collides with \"A/B.txt\"");
        assertThat(catchThrowableOfType(
                                InvalidPath.class, () -> Packages.contents(1, Packages.text("a/b.txt/c", "2"), upper))
                        .path())
                .isEqualTo("a/b.txt/c");
    }

    @Test
    void moreEntriesThan16BitsCount_useZip64() throws IOException {
        List<PackageDocument> documents = new ArrayList<>();
        for (int i = 0; i < 66_000; i++) {
            byte[] bytes = ("document " + i).getBytes(StandardCharsets.UTF_8);
            documents.add(Packages.document("d/" + i + ".pdf", "application/pdf", bytes));
        }
        Path file = folder.resolve("many.zip");
        Manifest manifest;
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest = new PackageWriter(folder).write(Packages.contents(1, List.of(), documents), out);
        }

        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream last = zip.getInputStream(zip.getEntry("d/65999.pdf"))) {
            assertThat(zip.size()).isEqualTo(66_001);
            assertThat(last.readAllBytes()).asString().isEqualTo("document 65999");
        }
        assertThat(manifest.entries()).hasSize(66_001);
        assertThat(Manifest.decode(manifest.encode())).isEqualTo(manifest);
    }

    private Written mixed(int version) throws IOException {
        return Packages.write(folder, Packages.contents(version, List.of(), List.copyOf(DOCUMENTS.values())));
    }

    private Manifest write(PackageDocument document) throws IOException {
        return new PackageWriter(folder).write(Packages.contents(1, document), OutputStream.nullOutputStream());
    }

    private void refused(String mediaType, byte[] declared, String found, String reason) {
        DeclaredContent right = DeclaredContent.of(mediaType, Packages.REVISED, declared);
        DeclaredContent wrong = new DeclaredContent(
                right.mediaType(),
                right.modified(),
                right.size(),
                right.crc32(),
                right.digest(),
                () -> new ByteArrayInputStream(found.getBytes(StandardCharsets.UTF_8)));

        ContentChanged refusal = catchThrowableOfType(
                ContentChanged.class, () -> write(new PackageDocument(DocumentPath.parse("a/b.txt"), wrong)));

        assertThat(refusal).hasMessageContaining(reason);
        assertThat(refusal.path()).isEqualTo("a/b.txt");
    }

    private static byte[] unpacked(Written written, Entry entry) throws IOException {
        byte[] raw = written.raw(entry.path());
        if (entry.method() == Entry.Method.STORED) {
            return raw;
        }
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(raw), new Inflater(true))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(PackageDocument document) throws IOException {
        try (InputStream in = document.content().source().open()) {
            return in.readAllBytes();
        }
    }

    private static Map<String, PackageDocument> documents() {
        Map<String, PackageDocument> documents = new LinkedHashMap<>();
        for (PackageDocument document : List.of(
                Packages.document("01 Opening/agenda.pdf", "application/pdf", PDF),
                Packages.document("02 财务/预算.csv", "text/csv; charset=utf-8", CSV),
                Packages.document("02 财务/zeros.pptx.bin", "application/octet-stream", new byte[700_000]),
                Packages.document("02 财务/noise.bin", "application/octet-stream", Bytes.random(5, 300_000)),
                Packages.document("empty.txt", "text/plain", new byte[0]),
                Packages.text("short 100%.txt", "short"),
                Packages.document("photo.jpg", "image/jpeg", new byte[10_000]))) {
            documents.put(document.path().value(), document);
        }
        return documents;
    }
}
