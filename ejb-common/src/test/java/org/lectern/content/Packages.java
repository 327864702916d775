package org.lectern.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Packages for tests. */
final class Packages {
    static final Instant REVISED = Instant.parse("2026-11-20T08:30:11Z");
    static final Instant PUBLISHED = Instant.parse("2026-11-21T02:00:00Z");

    private Packages() {}

    /** A package and its description. */
    static final class Written {
        private final byte[] bytes;
        private final Manifest manifest;

        Written(byte[] bytes, Manifest manifest) {
            this.bytes = bytes;
            this.manifest = manifest;
        }

        byte[] bytes() {
            return bytes;
        }

        Manifest manifest() {
            return manifest;
        }

        /** The bytes of an entry as they lie in the package. */
        byte[] raw(String path) {
            Entry entry = manifest.entry(path).orElseThrow();
            return Arrays.copyOfRange(bytes, (int) entry.offset(), (int) entry.end());
        }

        /** How many bytes of this package are in no chunk of {@code older}. */
        long bytesNotIn(Written older) {
            Set<Digest> known = new HashSet<>();
            older.manifest.chunks().forEach(chunk -> known.add(chunk.digest()));
            return manifest.chunks().stream()
                    .filter(chunk -> !known.contains(chunk.digest()))
                    .mapToLong(Chunk::length)
                    .sum();
        }
    }

    static PackageDocument document(String path, String mediaType, byte[] bytes) {
        return new PackageDocument(DocumentPath.parse(path), DeclaredContent.of(mediaType, REVISED, bytes));
    }

    static PackageDocument text(String path, String text) {
        return document(path, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    static PackageContents contents(int version, PackageDocument... documents) {
        return contents(version, List.of(), List.of(documents));
    }

    static PackageContents contents(int version, List<PackageAgendaItem> agenda, List<PackageDocument> documents) {
        MeetingFacts facts = new MeetingFacts(
                "Board meeting <董事会>",
                Optional.of(Instant.parse("2026-11-22T01:00:00Z")),
                Optional.of(Instant.parse("2026-11-22T03:30:00Z")),
                ZoneId.of("Asia/Shanghai"),
                Optional.of("Room 5 & 6"));
        return new PackageContents(new MeetingId("board-2026"), version, "full", PUBLISHED, facts, agenda, documents);
    }

    static Written write(Path folder, PackageContents contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Manifest manifest = new PackageWriter(folder).write(contents, out);
        return new Written(out.toByteArray(), manifest);
    }
}
