package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.meeting.Document;
import org.lectern.master.meeting.Documents;
import org.lectern.master.meeting.Meeting;
import org.lectern.master.meeting.MeetingDeleted;
import org.lectern.master.meeting.Meetings;
import org.lectern.master.meeting.Participants;
import org.lectern.master.restriction.Restrictions;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Edition;
import org.lectern.protocol.MeetingSheet;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncFeed;

/** The versions of meetings, and which one is current. Each method is one transaction. */
@Dependent
@Transactional
public class Catalog {
    private final EntityManager entities;
    private final Meetings meetings;
    private final Documents documents;
    private final Participants participants;
    private final Restrictions restrictions;
    private final Feed feed;
    private final Clock clock;

    @Inject
    Catalog(
            EntityManager entities,
            Meetings meetings,
            Documents documents,
            Participants participants,
            Restrictions restrictions,
            Feed feed,
            Clock clock) {
        this.entities = entities;
        this.meetings = meetings;
        this.documents = documents;
        this.participants = participants;
        this.restrictions = restrictions;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The current version of a meeting that participants may read.
     *
     * @param state where the meeting is in its life
     * @param published the package with all documents
     * @param editions the packages of those who may not see all of them
     */
    public record Current(MeetingState state, PublishedPackage published, List<Edition> editions) {}

    /** Looks at a meeting in order to freeze it. */
    FreezePlan plan(MeetingId id) {
        Meeting meeting = meetings.getLocked(id);
        meeting.requireState("be published", MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.ACTIVE);
        List<Document> all = documents.all(id);
        if (all.isEmpty()) {
            throw new Refusal(
                    ErrorCode.NOTHING_TO_PUBLISH, "The meeting " + id + " has no documents: upload at least one.");
        }
        Optional<PublishedPackage> newest = newest(id);
        int version = newest.map(PublishedPackage::version).orElse(0) + 1;
        return new FreezePlan(meeting, version, dateAfter(newest), all, newest, rules(id), participants.groups(id));
    }

    private Rules rules(MeetingId id) {
        return new Rules(restrictions.all(id).stream()
                .map(restriction -> new Rules.Rule(
                        restriction.path().value(), restriction.groups().toList()))
                .toList());
    }

    /** Now, but never within the same second as the version before: its date tells it from that one in HTTP. */
    private Instant dateAfter(Optional<PublishedPackage> newest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return newest.map(before -> before.publishedAt().plusSeconds(1))
                .filter(now::isBefore)
                .orElse(now);
    }

    /** The current version if it froze the same as {@code plan} would. */
    Optional<PublishedPackage> unchanged(FreezePlan plan) {
        return feed.find(plan.meeting().id())
                .filter(item -> !item.isRemoved())
                .map(item -> find(plan.meeting().id(), item.version()))
                .filter(current -> current.isOf(plan.sheet(), plan.rulesThatMatter()));
    }

    /**
     * Enters what was frozen as the next version and makes it current: from here on it is published.
     *
     * @param editions of those who do not see all of it
     * @throws Refusal if somebody else published meanwhile
     */
    PublishedPackage enter(
            FreezePlan plan,
            Freezer.Frozen frozen,
            List<PublishedPackage> editions,
            Changes changes,
            String publishedBy) {
        Meeting meeting = meetings.getLocked(plan.meeting().id());
        if (newest(meeting.id())
                .filter(newest -> newest.version() >= plan.version())
                .isPresent()) {
            throw new Refusal(
                    ErrorCode.CONCURRENT_UPDATE, "Somebody else published the meeting just now; publish it again.");
        }
        meeting.markPublished(clock.instant());
        PublishedPackage published = new PublishedPackage(
                        frozen.manifest(), frozen.signedManifest(), plan.sheet(), changes, publishedBy)
                .restrictedBy(plan.rulesThatMatter());
        entities.persist(published);
        editions.forEach(entities::persist);
        feed.point(
                meeting,
                published,
                editions.stream().map(PublishedPackage::toEdition).toList());
        entities.flush();
        return published;
    }

    /** Enters another edition of a version, unless another master has done so meanwhile. */
    PublishedPackage enterEdition(PublishedPackage full, Freezer.Frozen frozen, MeetingSheet sheet) {
        meetings.getLocked(full.meeting());
        Optional<PublishedPackage> known = edition(full, frozen.manifest().edition());
        if (known.isPresent()) {
            return known.get();
        }
        PublishedPackage made =
                new PublishedPackage(frozen.manifest(), frozen.signedManifest(), sheet, full.publishedBy());
        entities.persist(made);
        feed.add(made);
        entities.flush();
        return made;
    }

    /** An edition of a version, if it was frozen already. */
    Optional<PublishedPackage> edition(PublishedPackage full, String edition) {
        return Optional.ofNullable(entities.find(
                PublishedPackage.class, new PublishedPackage.Key(full.meeting().value(), full.version(), edition)));
    }

    /**
     * The current version for readers.
     *
     * @throws Refusal when there is no meeting, or it has none, or it is archived
     */
    public Current current(MeetingId id) {
        SyncItem item = served(id);
        return new Current(item.state(), find(id, item.version()), item.editions());
    }

    /**
     * What nodes are told of a meeting.
     *
     * @throws Refusal as {@link #current} does
     */
    public SyncFeed.Item announced(MeetingId id) {
        return served(id).toFeed();
    }

    /** When the meetings begin whose current versions these packages are, for those that nodes are to hold. */
    public Map<Digest, Instant> starts(Collection<MeetingId> ids) {
        return feed.find(ids).stream()
                .filter(item -> !item.isRemoved())
                .map(SyncItem::toFeed)
                .filter(item -> item.startsAt().isPresent())
                .flatMap(item -> item.packages().keySet().stream()
                        .map(digest -> Map.entry(digest, item.startsAt().orElseThrow())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? one : other));
    }

    private SyncItem served(MeetingId id) {
        Optional<SyncItem> item = feed.find(id);
        if (item.isEmpty() || item.get().isRemoved()) {
            MeetingState state = meetings.get(id).state();
            throw state == MeetingState.ARCHIVED
                    ? new Refusal(ErrorCode.ARCHIVED, "The meeting " + id + " is archived; its papers are withdrawn.")
                    : new Refusal(ErrorCode.NOT_PUBLISHED, "The meeting " + id + " is not published yet.");
        }
        return item.get();
    }

    /** A version, current or not. */
    PublishedPackage find(MeetingId id, int version) {
        PublishedPackage found = entities.find(
                PublishedPackage.class, new PublishedPackage.Key(id.value(), version, PublishedPackage.FULL));
        if (found == null) {
            meetings.get(id);
            throw new Refusal(ErrorCode.VERSION_NOT_FOUND, "The meeting " + id + " has no version " + version + ".");
        }
        return found;
    }

    /** A package by its identity. */
    public Optional<PublishedPackage> find(Digest digest) {
        return entities.createQuery("select p from PublishedPackage p where p.digest = :digest", PublishedPackage.class)
                .setParameter("digest", digest.hex())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Versions, the newest first. */
    Page<PublishedPackage> list(MeetingId id, int before, int limit) {
        meetings.get(id);
        List<PublishedPackage> found = entities.createQuery(
                        "select p from PublishedPackage p where p.key.meetingId = :id and p.key.version < :before"
                                + " and p.key.edition = '" + PublishedPackage.FULL + "' order by p.key.version desc",
                        PublishedPackage.class)
                .setParameter("id", id.value())
                .setParameter("before", before)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, published -> Integer.toString(published.version()));
    }

    /** Whether any document or version needs this content. */
    boolean needs(Digest digest) {
        return List.of(
                        "select count(r) from DocumentRevision r where r.content.digest = :digest",
                        "select count(p) from PublishedPackage p where p.digest = :digest",
                        "select count(p) from PublishedPackage p where p.manifestDigest = :digest")
                .stream()
                .anyMatch(query -> entities.createQuery(query, Long.class)
                                .setParameter("digest", digest.hex())
                                .getSingleResult()
                        > 0);
    }

    void onDeleted(@Observes MeetingDeleted event) {
        entities.createQuery("delete from PublishedPackage p where p.key.meetingId = :id")
                .setParameter("id", event.meeting().value())
                .executeUpdate();
    }

    private Optional<PublishedPackage> newest(MeetingId id) {
        return entities.createQuery(
                        "select p from PublishedPackage p where p.key.meetingId = :id and p.key.edition = '"
                                + PublishedPackage.FULL + "' order by p.key.version desc",
                        PublishedPackage.class)
                .setParameter("id", id.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
