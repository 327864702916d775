package org.lectern.bench.publish;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.zip.CRC32;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.EarlierPackage;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingFacts;
import org.lectern.content.MeetingId;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;
import org.lectern.store.StoredContent;

/** Takes papers into a store and makes packages of them, as a master does. */
public final class Press {
    private static final Instant WRITTEN = Instant.parse("2026-11-02T08:00:00Z");

    private final LocalContentStore store;
    private final PackageWriter writer;
    private final Executor helpers;

    /** Works in {@code folder}; {@code helpers} read ahead in the version before. */
    public Press(Path folder, Executor helpers) throws IOException {
        this.helpers = helpers;
        store = new LocalContentStore(folder);
        writer = new PackageWriter(store.incoming());
    }

    /**
     * A package that was made.
     *
     * @param seconds from the first byte read until it was safe on disk
     */
    public record Printed(Manifest manifest, double seconds) {}

    /** Uploads papers. */
    public List<PackageDocument> take(List<Paper> papers) throws IOException {
        List<PackageDocument> documents = new ArrayList<>();
        for (Paper paper : papers) {
            byte[] bytes = paper.bytes().get();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            try (Incoming incoming = store.receive()) {
                incoming.write(bytes);
                StoredContent stored = incoming.commit();
                documents.add(new PackageDocument(
                        DocumentPath.parse(paper.path()),
                        new DeclaredContent(
                                paper.mediaType(),
                                WRITTEN,
                                stored.size(),
                                (int) crc.getValue(),
                                stored.digest(),
                                () -> Channels.newInputStream(stored.open()))));
            }
        }
        return documents;
    }

    /** Makes a package, on the version before if there is one. */
    public Printed print(int version, List<PackageDocument> documents, Optional<Manifest> before) throws IOException {
        PackageContents contents = new PackageContents(
                new MeetingId("bench"),
                version,
                "full",
                WRITTEN.plusSeconds(version),
                new MeetingFacts("Benchmark", Optional.empty(), Optional.empty(), ZoneOffset.UTC, Optional.empty()),
                List.of(),
                documents);
        long start = System.nanoTime();
        try (Incoming incoming = store.receive()) {
            Manifest manifest = before.isPresent()
                    ? revise(contents, before.get(), incoming)
                    : writer.write(contents, Optional.empty(), incoming);
            manifest.encode();
            incoming.commit();
            return new Printed(manifest, (System.nanoTime() - start) / 1e9);
        }
    }

    private Manifest revise(PackageContents contents, Manifest before, Incoming incoming) throws IOException {
        StoredContent stored = store.find(before.digest()).orElseThrow();
        try (EarlierPackage earlier = new EarlierPackage(before, stored.open(), helpers)) {
            return writer.write(contents, Optional.of(earlier), incoming);
        }
    }

    /** Lets go of a package. */
    public void shred(Digest digest) throws IOException {
        store.remove(digest);
    }
}
