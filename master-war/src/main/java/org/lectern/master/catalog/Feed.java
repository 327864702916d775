package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.master.meeting.Meeting;
import org.lectern.master.meeting.MeetingDeleted;
import org.lectern.master.meeting.MeetingMoved;
import org.lectern.protocol.SyncFeed;

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
    private final Event<FeedMoved> moved;

    @Inject
    Feed(EntityManager entities, Event<FeedMoved> moved) {
        this.entities = entities;
        this.moved = moved;
    }

    /** Told when the feed has something new; of use only once the transaction is over. */
    record FeedMoved() {}

    /** Makes a published package the current one of its meeting. */
    void point(Meeting meeting, PublishedPackage current) {
        SyncItem item = find(meeting.id()).orElseGet(() -> new SyncItem(meeting.id()));
        item.pointTo(current);
        item.follow(meeting);
        stamp(item);
        entities.merge(item);
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
        return ((Number) entities.createNativeQuery("select generation from sync_head where id = 1")
                        .getSingleResult())
                .longValue();
    }

    /** What changed since a generation; from the beginning, only what is to be held. */
    SyncFeed since(long generation, int limit) {
        long head = generation();
        List<SyncItem> found = entities.createQuery(
                        "select i from SyncItem i where i.generation > :since and i.generation <= :head"
                                + (generation == 0 ? " and i.removed = false" : "")
                                + " order by i.generation",
                        SyncItem.class)
                .setParameter("since", generation)
                .setParameter("head", head)
                .setMaxResults(limit + 1)
                .getResultList();
        boolean complete = found.size() <= limit;
        List<SyncItem> page = complete ? found : found.subList(0, limit);
        long reached = complete ? head : page.get(page.size() - 1).generation();
        return new SyncFeed(
                reached, complete, page.stream().map(SyncItem::toFeed).toList());
    }

    private void stamp(SyncItem item) {
        entities.createNativeQuery("update sync_head set generation = generation + 1 where id = 1")
                .executeUpdate();
        item.stamp(generation());
        moved.fire(new FeedMoved());
    }
}
