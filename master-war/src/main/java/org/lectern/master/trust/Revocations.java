package org.lectern.master.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.lectern.master.meeting.AccessLost;
import org.lectern.protocol.Page;
import org.lectern.ticket.Revocation;

/**
 * Permissions that are called back. A row is kept until all that it concerns has expired, so there are no more of them
 * than were made within that time. Each method is one transaction.
 */
@Dependent
@Transactional
public class Revocations {
    /** What nodes' clocks may be behind. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final EntityManager entities;
    private final FeedHead head;
    private final TrustSettings settings;
    private final Clock clock;

    @Inject
    Revocations(EntityManager entities, FeedHead head, TrustSettings settings, Clock clock) {
        this.entities = entities;
        this.head = head;
        this.settings = settings;
        this.clock = clock;
    }

    /** Calls back what was made until now. The target may be named again: then later ones are called back too. */
    public CalledBack add(Revocation.Kind kind, String target, String by) {
        long generation = head.next();
        Instant now = clock.instant();
        entities.createQuery("delete from CalledBack r where r.untilAt < :now")
                .setParameter("now", at(now))
                .executeUpdate();
        Instant until = now.plus(settings.overlap()).plus(SLACK);
        CalledBack entry = new CalledBack(new Revocation(kind, target, now, until), generation, by);
        return entities.merge(entry);
    }

    void onAccessLost(@Observes AccessLost event) {
        add(Revocation.Kind.SUBJECT, event.subject(), "removal");
    }

    /** Those that were told after a generation, in their order. */
    public List<CalledBack> since(long generation, long head, int most) {
        return entities.createQuery(
                        "select r from CalledBack r where r.generation > :since and r.generation <= :head"
                                + " and r.untilAt > :now order by r.generation",
                        CalledBack.class)
                .setParameter("since", generation)
                .setParameter("head", head)
                .setParameter("now", at(clock.instant()))
                .setMaxResults(most)
                .getResultList();
    }

    /** A page of them, the oldest first. */
    Page<CalledBack> list(long after, int limit) {
        List<CalledBack> found = since(after, Long.MAX_VALUE, limit + 1);
        return Page.of(found, limit, entry -> Long.toString(entry.generation()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
