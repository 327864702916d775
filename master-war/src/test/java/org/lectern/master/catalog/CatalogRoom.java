package org.lectern.master.catalog;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.DeclaredContent;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.content.PackageContents;
import org.lectern.content.PackageDocument;
import org.lectern.content.PackageWriter;
import org.lectern.master.FakeEvent;
import org.lectern.master.meeting.Document;
import org.lectern.master.meeting.Meeting;
import org.lectern.master.meeting.MeetingDeleted;
import org.lectern.master.meeting.MeetingMoved;
import org.lectern.master.meeting.MeetingRoom;
import org.lectern.master.restriction.RestrictionRoom;
import org.lectern.master.trust.FeedHead;
import org.lectern.master.trust.TrustSamples;

/** Catalog, feed and meetings in one transaction, their events wired as CDI would. */
public final class CatalogRoom {
    static final Changes NO_CHANGES = new Changes(Optional.empty(), 0, 0, 0, 0, 0, 0, Optional.of(List.of()));

    private final FakeEvent<FeedHead.Moved> moved = new FakeEvent<>(List.of());
    private final Feed feed;
    private final MeetingRoom meetings;
    private final RestrictionRoom restrictions;
    private final Catalog catalog;

    /** The rooms on a persistence context. */
    public CatalogRoom(EntityManager entities, Clock clock) {
        FeedHead head = new FeedHead(entities, moved);
        feed = new Feed(entities, head, TrustSamples.revocations(entities, head, clock));
        // The catalog needs the meetings, and hears when one is deleted: CDI looks it up by then.
        Catalog[] later = new Catalog[1];
        meetings = new MeetingRoom(
                entities,
                clock,
                new FakeEvent<MeetingMoved>(List.of(feed::onMoved)),
                new FakeEvent<MeetingDeleted>(List.of(feed::onDeleted, event -> later[0].onDeleted(event))));
        restrictions = new RestrictionRoom(entities, meetings.meetings());
        catalog = new Catalog(
                entities,
                meetings.meetings(),
                meetings.documents(),
                meetings.participants(),
                restrictions.restrictions(),
                feed,
                clock);
        later[0] = catalog;
    }

    public MeetingRoom meetings() {
        return meetings;
    }

    RestrictionRoom restrictions() {
        return restrictions;
    }

    Catalog catalog() {
        return catalog;
    }

    Feed feed() {
        return feed;
    }

    /** How often the feed told that it has something new. */
    int timesMoved() {
        return moved.fired().size();
    }

    /** Freezes a meeting as it is and enters it as the next version. */
    public PublishedPackage publish(String id) {
        FreezePlan plan = catalog.plan(new MeetingId(id));
        return catalog.enter(plan, frozen(plan), List.of(), NO_CHANGES, "administrator");
    }

    static Freezer.Frozen frozen(FreezePlan plan) {
        String page = plan.meeting().title() + plan.version();
        Manifest manifest = manifest(plan.meeting().id(), plan.version(), plan.published(), plan, page);
        return new Freezer.Frozen(manifest, Digest.of(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** The plan of a version that everybody sees all of. */
    static FreezePlan plan(
            Meeting meeting,
            int version,
            Instant published,
            List<Document> documents,
            Optional<PublishedPackage> earlier) {
        return new FreezePlan(meeting, version, published, documents, earlier, Rules.NONE, List.of());
    }

    /** A version that no database knows. */
    public static PublishedPackage sample(String meeting, Instant published) {
        FreezePlan plan = plan(
                MeetingRoom.sample(meeting),
                1,
                published,
                List.of(MeetingRoom.sampleDocument(meeting, "a.txt", "a")),
                Optional.empty());
        Freezer.Frozen frozen = frozen(plan);
        return new PublishedPackage(
                frozen.manifest(), frozen.signedManifest(), plan.sheet(), NO_CHANGES, "administrator");
    }

    private static Manifest manifest(MeetingId id, int version, Instant published, FreezePlan plan, String text) {
        PackageDocument document = new PackageDocument(
                DocumentPath.parse("a.txt"),
                DeclaredContent.of("text/plain", Instant.EPOCH, text.getBytes(StandardCharsets.UTF_8)));
        PackageContents contents = new PackageContents(
                id, version, PublishedPackage.FULL, published, plan.facts(), plan.agenda(), List.of(document));
        try {
            return new PackageWriter(Path.of(System.getProperty("java.io.tmpdir")))
                    .write(contents, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
