package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.fleet.Removal.RemovalView;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;

/**
 * What nodes report. Each method is one transaction. A heartbeat costs one small row, a report the replicas that
 * it names.
 */
@Dependent
@Transactional
public class Reports {
    /** After every start that a meeting can have, and a time that every database keeps. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entities;
    private final FleetSettings settings;
    private final Wants wants;
    private final Clock clock;

    @Inject
    Reports(EntityManager entities, FleetSettings settings, Wants wants, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.wants = wants;
        this.clock = clock;
    }

    Heartbeat.Answer take(NodeId id, Heartbeat heartbeat) {
        NodeVitals vitals = vitals(id);
        vitals.take(heartbeat, clock.instant());
        Node node = entities.find(Node.class, id.value());
        return new Heartbeat.Answer(
                (int) settings.heartbeatInterval().toSeconds(),
                node.isDraining(),
                !vitals.inventory().equals(heartbeat.inventory()),
                node.syncLimits(),
                heartbeat.stopping() ? List.of() : wants.of(id));
    }

    void take(NodeId id, ReplicaReport report) {
        Instant now = clock.instant();
        vitals(id).takeInventory(report.inventory());
        if (report.full()) {
            removeOthers(id, report, now);
        }
        for (ReplicaReport.Item item : report.replicas()) {
            take(id, item, now);
        }
    }

    private void take(NodeId id, ReplicaReport.Item item, Instant now) {
        Replica known = entities.find(
                Replica.class, new Replica.Key(id.value(), item.digest().hex()));
        if (item.state() == ReplicaState.RETIRED) {
            if (known != null) {
                remove(known, now);
            }
            return;
        }
        Replica replica = known == null ? new Replica(id, item.digest()) : known;
        replica.take(item, now);
        if (known == null) {
            entities.persist(replica);
            Optional.ofNullable(entities.find(
                            Removal.class,
                            new Replica.Key(id.value(), item.digest().hex())))
                    .ifPresent(entities::remove);
        }
    }

    private void remove(Replica replica, Instant now) {
        entities.merge(new Removal(replica, now));
        entities.remove(replica);
    }

    private void removeOthers(NodeId id, ReplicaReport report, Instant now) {
        Set<Digest> named =
                report.replicas().stream().map(ReplicaReport.Item::digest).collect(Collectors.toSet());
        entities.createQuery("select r from Replica r where r.key.nodeId = :id", Replica.class)
                .setParameter("id", id.value())
                .getResultStream()
                .filter(replica -> !named.contains(replica.digest()))
                .toList()
                .forEach(replica -> remove(replica, now));
    }

    /** The replicas of a node in the order of their digests. */
    public Page<Replica> ofNode(NodeId id, String after, int limit) {
        List<Replica> found = entities.createQuery(
                        "select r from Replica r where r.key.nodeId = :id and r.key.digest > :after"
                                + " order by r.key.digest",
                        Replica.class)
                .setParameter("id", id.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, replica -> replica.digest().hex());
    }

    /**
     * The replicas of a meeting in the order of their nodes and digests.
     *
     * @param after node and digest joined by a slash, or empty
     */
    public Page<Replica> ofMeeting(MeetingId meeting, String after, int limit) {
        return Page.of(
                ofMeeting(Replica.class, meeting, after, limit + 1),
                limit,
                replica -> replica.node() + "/" + replica.digest().hex());
    }

    /**
     * From which nodes packages of a meeting are gone, in the order of the nodes and digests.
     *
     * @param after node and digest joined by a slash, or empty
     */
    public Page<RemovalView> removals(MeetingId meeting, String after, int limit) {
        List<RemovalView> found = ofMeeting(Removal.class, meeting, after, limit + 1).stream()
                .map(Removal::view)
                .toList();
        return Page.of(
                found,
                limit,
                removal -> removal.nodeId() + "/" + removal.digest().hex());
    }

    private <T> List<T> ofMeeting(Class<T> entity, MeetingId meeting, String after, int most) {
        String[] parts = (after + "/").split("/", -1);
        return entities.createQuery(
                        "select r from " + entity.getSimpleName() + " r where r.meetingId = :meeting"
                                + " and (r.key.nodeId > :node or r.key.nodeId = :node and r.key.digest > :digest)"
                                + " order by r.key.nodeId, r.key.digest",
                        entity)
                .setParameter("meeting", meeting.value())
                .setParameter("node", parts[0])
                .setParameter("digest", parts[1])
                .setMaxResults(most)
                .getResultList();
    }

    /** Forgets removals that were told before a time; answers how many. */
    int forgetRemovals(Instant before) {
        return entities.createQuery("delete from Removal r where r.removedAt < :before")
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /**
     * How the nodes stand with a package. Counted by the database: costs a row for each node, read by index.
     *
     * @param startsAt when its meeting begins
     */
    public ReplicaCounts count(Digest digest, Optional<Instant> startsAt) {
        OffsetDateTime start = startsAt.orElse(FAR).atOffset(ZoneOffset.UTC);
        List<Object[]> groups = entities.createQuery(
                        "select r.state, count(r), sum(case when r.error <> '' then 1 else 0 end),"
                                + " sum(case when r.transfer.wholeAt > :start then 1 else 0 end)"
                                + " from Replica r where r.key.digest = :digest group by r.state",
                        Object[].class)
                .setParameter("start", start)
                .setParameter("digest", digest.hex())
                .getResultList();
        long nodes =
                entities.createQuery("select count(n) from Node n", Long.class).getSingleResult();
        boolean begun = startsAt.filter(at -> !at.isAfter(clock.instant())).isPresent();
        return ReplicaCounts.of(groups, nodes, begun);
    }

    private NodeVitals vitals(NodeId id) {
        NodeVitals known = entities.find(NodeVitals.class, id.value());
        if (known != null) {
            return known;
        }
        // The first report of a node: the node's own row keeps two of them from making the vitals twice.
        if (entities.find(Node.class, id.value(), LockModeType.PESSIMISTIC_WRITE) == null) {
            throw Nodes.notFound(id);
        }
        known = entities.find(NodeVitals.class, id.value());
        if (known == null) {
            known = new NodeVitals(id);
            entities.persist(known);
            entities.flush();
        }
        return known;
    }
}
