package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.lectern.content.MeetingId;
import org.lectern.master.meeting.Meeting;
import org.lectern.master.meeting.MeetingDeleted;
import org.lectern.master.meeting.MeetingMoved;
import org.lectern.master.trust.CalledBack;
import org.lectern.master.trust.FeedHead;
import org.lectern.master.trust.Revocations;
import org.lectern.protocol.Edition;
import org.lectern.protocol.SyncFeed;
import org.lectern.ticket.Revocation;

/**
 * What nodes are to hold, in the order in which it changed. Each method is one transaction.
 *
 * <p>A change takes the next generation from the one row of {@code sync_head} and keeps that row locked until it
 * commits, so generations appear in order and a reader that asks for what came since one misses nothing. Reading
 * costs the changes read, however many meetings there are.
 */
@Dependent
@Transactional
public class Feed {
    private final EntityManager entities;
    private final FeedHead head;
    private final Revocations revocations;

    @Inject
    Feed(EntityManager entities, FeedHead head, Revocations revocations) {
        this.entities = entities;
        this.head = head;
        this.revocations = revocations;
    }

    /** Makes a published package, and the other editions of its version, the current ones of its meeting. */
    void point(Meeting meeting, PublishedPackage current, List<Edition> editions) {
        SyncItem item = find(meeting.id()).orElseGet(() -> new SyncItem(meeting.id()));
        item.pointTo(current, editions);
        item.follow(meeting);
        stamp(item);
        entities.merge(item);
    }

    /** Adds an edition to the version that is current, if that is the edition's. */
    void add(PublishedPackage edition) {
        find(edition.meeting())
                .filter(item -> item.version() == edition.version())
                .ifPresent(item -> {
                    item.add(edition.toEdition());
                    stamp(item);
                });
    }

    void onMoved(@Observes MeetingMoved event) {
        Meeting meeting = event.meeting();
        find(meeting.id()).filter(item -> item.state() != meeting.state()).ifPresent(item -> {
            item.follow(meeting);
            stamp(item);
        });
    }

    void onDeleted(@Observes MeetingDeleted event) {
        find(event.meeting()).ifPresent(item -> {
            item.remove();
            stamp(item);
        });
    }

    /** What points to the current version of a meeting, if one was ever published. */
    Optional<SyncItem> find(MeetingId meeting) {
        return Optional.ofNullable(entities.find(SyncItem.class, meeting.value()));
    }

    /** The same for some meetings. */
    List<SyncItem> find(Collection<MeetingId> meetings) {
        return meetings.isEmpty()
                ? List.of()
                : entities.createQuery("select i from SyncItem i where i.meetingId in :ids", SyncItem.class)
                        .setParameter(
                                "ids", meetings.stream().map(MeetingId::value).toList())
                        .getResultList();
    }

    /** The newest generation. */
    long generation() {
        return head.generation();
    }

    /** What changed since a generation; from the beginning, only what is to be held. */
    SyncFeed since(long generation, int limit) {
        long newest = generation();
        List<SyncItem> found = entities.createQuery(
                        "select i from SyncItem i where i.generation > :since and i.generation <= :head"
                                + (generation == 0 ? " and i.removed = false" : "")
                                + " order by i.generation",
                        SyncItem.class)
                .setParameter("since", generation)
                .setParameter("head", newest)
                .setMaxResults(limit + 1)
                .getResultList();
        List<CalledBack> calledBack = revocations.since(generation, newest, limit + 1);
        long reached = Math.min(
                reached(found, SyncItem::generation, limit, newest),
                reached(calledBack, CalledBack::generation, limit, newest));
        return new SyncFeed(
                reached,
                reached == newest,
                until(reached, found, SyncItem::generation)
                        .map(SyncItem::toFeed)
                        .toList(),
                head.keysGeneration(),
                until(reached, calledBack, CalledBack::generation)
                        .map(Feed::revocation)
                        .toList());
    }

    /** How far a page goes that has at most {@code limit} of these. */
    private static <T> long reached(List<T> found, ToLongFunction<T> generation, int limit, long newest) {
        return found.size() <= limit ? newest : generation.applyAsLong(found.get(limit - 1));
    }

    private static <T> Stream<T> until(long reached, List<T> found, ToLongFunction<T> generation) {
        return found.stream().filter(each -> generation.applyAsLong(each) <= reached);
    }

    private static SyncFeed.Revoked revocation(CalledBack entry) {
        Revocation revocation = entry.toRevocation();
        return new SyncFeed.Revoked(
                revocation.kind().text(), revocation.target(), revocation.before(), revocation.until());
    }

    private void stamp(SyncItem item) {
        item.stamp(head.next());
    }
}
