package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Instant PUBLISHED = Instant.parse("2026-11-22T01:00:00Z");
    private static final Entry INDEX = new Entry(
            "index.html",
            "text/html;charset=utf-8",
            Entry.Method.DEFLATED,
            40,
            400,
            1000,
            0x0a1b2c3d,
            DIGEST,
            PUBLISHED);
    private static final Entry DOCUMENT = new Entry(
            "02 财务/budget 2026.pdf",
            "application/pdf",
            Entry.Method.STORED,
            500,
            300,
            300,
            -1,
            DIGEST,
            Instant.parse("2026-11-21T08:30:00.123Z"));
    private static final List<Chunk> CHUNKS = List.of(new Chunk(0, 440, DIGEST), new Chunk(440, 560, DIGEST));
    private static final Manifest MANIFEST = manifest(List.of(INDEX, DOCUMENT), CHUNKS);
    private static final String TEXT = """
            lectern-manifest 1
            meeting board-2026
            version 3
            edition full
            published 2026-11-22T01:00:00Z
            package sha256:DIGEST 1000
            entry DEFLATED 40 400 1000 0a1b2c3d sha256:DIGEST 2026-11-22T01:00:00Z text/html;charset=utf-8 index.html
            entry STORED 500 300 300 ffffffff sha256:DIGEST 2026-11-21T08:30:00.123Z application/pdf 02 财务/budget 2026.pdf
            chunk 440 DIGEST
            chunk 560 DIGEST
            """.replace("DIGEST", DIGEST.hex());

    @Test
    void manifest_isWrittenAsDocumented() {
        assertThat(new String(MANIFEST.encode(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void text_isReadBack() throws InvalidManifest {
        assertThat(decode(TEXT)).isEqualTo(MANIFEST);
        assertThat(MANIFEST.entry("index.html")).contains(INDEX);
        assertThat(MANIFEST.entry("other")).isEmpty();
        assertThat(MANIFEST.documents()).containsExactly(DOCUMENT);
    }

    static List<Arguments> otherTexts() {
        return List.of(
                Arguments.of("lectern-manifest 1", "lectern-manifest 2", 1),
                Arguments.of("lectern-manifest 1", "\ufefflectern-manifest 1", 1),
                Arguments.of("meeting board-2026", "meeting ../x", 2),
                Arguments.of("meeting board-2026", "Meeting board-2026", 2),
                Arguments.of("version 3", "version 03", 3),
                Arguments.of("version 3", "version +3", 3),
                Arguments.of("version 3", "version 0", 10),
                Arguments.of("version 3", "version 3 ", 3),
                Arguments.of("version 3", "version ٣", 3),
                Arguments.of("edition full", "edition Full", 10),
                Arguments.of("published 2026-11-22T01:00:00Z", "published 2026-11-22T01:00:00.000Z", 5),
                Arguments.of("published 2026-11-22T01:00:00Z", "published 2026-11-22T09:00:00+08:00", 5),
                Arguments.of("published 2026-11-22T01:00:00Z", "published yesterday", 5),
                Arguments.of(" 1000\nentry", "\nentry", 6),
                Arguments.of(" 1000\nentry", " 1e3\nentry", 6),
                Arguments.of(" 1000\nentry", " 999\nentry", 10),
                Arguments.of("entry DEFLATED", "entry SHRUNK", 7),
                Arguments.of("0a1b2c3d", "0A1B2C3D", 7),
                Arguments.of("0a1b2c3d", "a1b2c3d", 7),
                Arguments.of("index.html\n", "index.html\r\n", 7),
                Arguments.of("02 财务/budget 2026.pdf", "../budget 2026.pdf", 8),
                Arguments.of("02 财务/budget 2026.pdf", "index.html", 10),
                Arguments.of("STORED 500 300 300", "STORED 500 300 301", 8),
                Arguments.of("STORED 500 300 300", "STORED 300 300 300", 10),
                Arguments.of("STORED 500 300 300", "STORED 900 300 300", 10),
                Arguments.of("STORED 500 300 300", "STORED 9223372036854775807 300 300", 8),
                Arguments.of("STORED 500 300 300", "STORED -1 300 300", 8),
                Arguments.of("chunk 560", "chunk 561", 10),
                Arguments.of("chunk 560", "chunk 0560", 10),
                Arguments.of("chunk 560", "chunk 0", 10),
                Arguments.of("chunk 560", "chunk -560", 10),
                Arguments.of("chunk 560", "chunk 99999999999", 10),
                Arguments.of("chunk 560 ", "chunk 560", 10),
                Arguments.of("chunk 560 ", "chunk 560 sha256:", 10),
                Arguments.of("chunk 440", "\nchunk 440", 9),
                Arguments.of("chunk 440", "entry 440", 9));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void anyOtherText_isRefusedWithItsLine(String piece, String replacement, int line) {
        assertThat(TEXT).contains(piece);

        InvalidManifest refusal =
                catchThrowableOfType(InvalidManifest.class, () -> decode(TEXT.replace(piece, replacement)));

        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal).hasMessageStartingWith("line " + line + " of the manifest: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "chunk", "x", "chunk 1 \n"})
    void trailingData_isRefused(String trailing) {
        assertThat(catchThrowableOfType(InvalidManifest.class, () -> decode(TEXT + trailing))
                        .line())
                .isEqualTo(11);
    }

    @Test
    void linesInAnotherOrder_areRefused() {
        List<String> lines = new ArrayList<>(TEXT.lines().toList());
        lines.add(6, lines.remove(8));

        assertThat(catchThrowableOfType(InvalidManifest.class, () -> decode(String.join("\n", lines) + "\n"))
                        .line())
                .isEqualTo(8);
    }

    @Test
    void everyShorterText_isRefused() {
        byte[] encoded = MANIFEST.encode();

        for (int size = 0; size < encoded.length; size++) {
            byte[] truncated = Arrays.copyOf(encoded, size);
            assertThatThrownBy(() -> Manifest.decode(truncated)).isInstanceOf(InvalidManifest.class);
        }
    }

    @Test
    void everyFlippedBit_isRefusedOrMeansSomethingElse() {
        byte[] encoded = MANIFEST.encode();

        for (int bit = 0; bit < 8 * encoded.length; bit++) {
            byte[] damaged = encoded.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                Manifest other = Manifest.decode(damaged);
                assertThat(other).isNotEqualTo(MANIFEST);
                assertThat(other.encode()).isEqualTo(damaged);
            } catch (InvalidManifest refusal) {
                assertThat(refusal.line()).isBetween(1, 11);
            }
        }
    }

    @Property(tries = 300)
    void everyManifest_survivesItsText(@ForAll("manifests") Manifest manifest) throws InvalidManifest {
        byte[] encoded = manifest.encode();

        Manifest decoded = Manifest.decode(encoded);

        assertThat(decoded).isEqualTo(manifest);
        assertThat(decoded.encode()).isEqualTo(encoded);
    }

    @Test
    void manifestOfManyChunks_isReadQuickly() throws InvalidManifest {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 160_000; i++) {
            chunks.add(new Chunk(65_536L * i, 65_536, DIGEST));
        }
        byte[] encoded = manifest(List.of(), chunks).encode();
        Manifest.decode(encoded);

        long start = System.nanoTime();
        Manifest decoded = Manifest.decode(encoded);

        assertThat(decoded.chunks()).hasSize(160_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void contradictions_areRefused() {
        refused("cover 440 of 1000", () -> manifest(List.of(), CHUNKS.subList(0, 1)));
        refused("begins at 440 instead of 0", () -> manifest(List.of(), CHUNKS.subList(1, 2)));
        refused("begins before", () -> manifest(List.of(DOCUMENT, INDEX), CHUNKS));
        refused("comes twice", () -> manifest(List.of(INDEX, INDEX), CHUNKS));
        refused(
                "from 1",
                () -> new Manifest(MANIFEST.meeting(), 0, "full", PUBLISHED, DIGEST, 1000, List.of(), CHUNKS));
        refused(
                "edition",
                () -> new Manifest(MANIFEST.meeting(), 1, "a b", PUBLISHED, DIGEST, 1000, List.of(), CHUNKS));
        refused("media type", () -> entry("a", "text/plain; charset=utf-8", 0, 1, 1));
        refused("media type", () -> entry("a", "text", 0, 1, 1));
        refused("negative", () -> entry("a", "text/plain", -1, 1, 1));
        refused("another number", () -> entry("a", "text/plain", 0, 1, 2));
        refused("past every file", () -> entry("a", "text/plain", Long.MAX_VALUE, 1, 1));
    }

    private static void refused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }

    @Provide
    Arbitrary<Manifest> manifests() {
        Arbitrary<List<Integer>> lengths = Arbitraries.integers()
                .between(1, Chunker.MAX_LENGTH)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-1L << 34, 1L << 36)
                .map(millis -> Instant.ofEpochSecond(millis / 7, Math.floorMod(millis, 1000) * 1_000_000L));
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("会议 é!~")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(name -> "x" + name + "x");
        return Combinators.combine(lengths, times, names, Arbitraries.integers())
                .as(ManifestTest::generated);
    }

    private static Manifest generated(List<Integer> lengths, Instant time, String name, int number) {
        List<Chunk> chunks = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (int length : lengths) {
            Digest digest = Digest.of(new byte[] {(byte) length, (byte) number});
            boolean stored = length % 2 == 0;
            long size = stored ? length : 3L * length;
            entries.add(new Entry(
                    name + "/" + offset,
                    "text/" + (stored ? "plain" : "csv;header=" + length),
                    stored ? Entry.Method.STORED : Entry.Method.DEFLATED,
                    offset,
                    length,
                    size,
                    number * length,
                    digest,
                    time));
            chunks.add(new Chunk(offset, length, digest));
            offset += length;
        }
        int version = 1 + (number & 0xffff);
        String edition = version % 2 == 0 ? "full" : "observers-" + version;
        return new Manifest(new MeetingId("m." + version), version, edition, time, DIGEST, offset, entries, chunks);
    }

    private static Manifest manifest(List<Entry> entries, List<Chunk> chunks) {
        long size = chunks.isEmpty()
                ? 0
                : Math.max(1000, chunks.get(chunks.size() - 1).end());
        return new Manifest(new MeetingId("board-2026"), 3, "full", PUBLISHED, DIGEST, size, entries, chunks);
    }

    private static Entry entry(String path, String mediaType, long offset, long length, long size) {
        return new Entry(path, mediaType, Entry.Method.STORED, offset, length, size, 0, DIGEST, PUBLISHED);
    }

    private static Manifest decode(String text) throws InvalidManifest {
        return Manifest.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
