package org.lectern.master.catalog;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.master.FakeClock;
import org.lectern.master.access.AccessSamples;
import org.lectern.master.access.Signatures;
import org.lectern.master.meeting.MeetingRoom;
import org.lectern.store.Incoming;
import org.lectern.store.LocalContentStore;

/** A content store with one published package and its documents, and what is done about damage in it. */
final class StoreRoom implements ScrubSubjects {
    static final String TABLE = "item,amount\n".repeat(20_000);
    static final String TEXT = "ten copies";

    final LocalContentStore store;
    final List<Digest> documents;
    final PublishedPackage published;
    final Set<Digest> unneeded = new HashSet<>();
    final Set<String> lists = new LinkedHashSet<>();

    private final Path folder;
    private final Signatures signatures;

    StoreRoom(Path folder, Clock clock) throws IOException {
        this(folder, clock, TABLE);
    }

    /**
     * A package of two documents.
     *
     * @param table the larger of them
     */
    StoreRoom(Path folder, Clock clock, String table) throws IOException {
        this.folder = folder;
        signatures = AccessSamples.signatures(clock);
        store = new LocalContentStore(folder);
        documents = List.of(receive(table), receive(TEXT));
        FreezePlan plan = CatalogRoom.plan(
                MeetingRoom.sample("board", "01 开幕"),
                1,
                FakeClock.START,
                List.of(
                        MeetingRoom.sampleDocument("board", "01 开幕/b.csv", table),
                        MeetingRoom.sampleDocument("board", "01 开幕/a.txt", TEXT)),
                Optional.empty());
        Freezer.Frozen frozen = new Freezer(store, store.incoming(), signatures, Runnable::run).freeze(plan);
        published = new PublishedPackage(
                frozen.manifest(), frozen.signedManifest(), plan.sheet(), CatalogRoom.NO_CHANGES, "administrator");
    }

    /** What deals with damage, at once. */
    Damage damage() {
        return new Damage(store, this, new Mending(store, this::open, this), Runnable::run);
    }

    Manifest open(String signed) {
        return signatures.openManifest(signed);
    }

    Digest receive(String text) throws IOException {
        try (Incoming incoming = store.receive()) {
            incoming.write(text.getBytes(StandardCharsets.UTF_8));
            return incoming.commit().digest();
        }
    }

    byte[] read(Digest digest) throws IOException {
        try (var in = Channels.newInputStream(store.find(digest).orElseThrow().open())) {
            return in.readAllBytes();
        }
    }

    Path file(Digest digest) {
        return folder.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    @Override
    public List<Listed> list(Kind kind, Instant began, String after, int limit) {
        lists.add(kind + " " + began);
        Stream<Digest> all = switch (kind) {
            case AHEAD -> Stream.empty();
            case PACKAGE -> Stream.of(published.digest());
            case DOCUMENT -> documents.stream();
            case MANIFEST -> Stream.of(published.manifestDigest());
        };
        return all.filter(digest -> digest.hex().compareTo(after) > 0)
                .sorted()
                .limit(limit)
                .map(digest -> new Listed(digest, digest.hex()))
                .toList();
    }

    @Override
    public boolean needs(Digest digest) {
        return !unneeded.contains(digest);
    }

    @Override
    public Optional<PublishedPackage> find(Digest digest) {
        return Optional.of(published).filter(found -> found.digest().equals(digest));
    }

    @Override
    public Optional<PublishedPackage> ofManifest(Digest digest) {
        return Optional.of(published).filter(found -> found.manifestDigest().equals(digest));
    }

    @Override
    public List<PublishedPackage> holding(Digest document) {
        return List.of(published);
    }
}
