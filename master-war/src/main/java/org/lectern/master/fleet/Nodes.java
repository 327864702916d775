package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncLimits;

/** The enrolled nodes. Each method is one transaction. */
@Dependent
@Transactional
public class Nodes {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    Nodes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * What {@link #enrol} did.
     *
     * @param created whether the node is new
     */
    record Enrolment(Known node, boolean created) {}

    /**
     * A node and what it last reported, if it ever did.
     */
    record Known(Node node, @Nullable NodeVitals vitals) {}

    /**
     * Where a node stands.
     *
     * @param networks from where it may call; those for every node when empty
     * @param syncLimits how fast it may sync; without limit when empty
     */
    record Place(@Nullable String site, Optional<Networks> networks, Optional<SyncLimits> syncLimits) {}

    /** Enrols a node, or changes where it stands. */
    Enrolment enrol(NodeId id, Place place) {
        Node known = entities.find(Node.class, id.value());
        Node node = known == null ? new Node(id, clock.instant()) : known;
        node.place(place.site(), place.networks());
        node.limit(place.syncLimits());
        if (known == null) {
            entities.persist(node);
        }
        entities.flush();
        return new Enrolment(new Known(node, vitals(id)), known == null);
    }

    Known get(NodeId id) {
        Node node = entities.find(Node.class, id.value());
        if (node == null) {
            throw notFound(id);
        }
        return new Known(node, vitals(id));
    }

    /** Nodes in the order of their ids. */
    Page<Known> list(String after, int limit) {
        List<Object[]> found = entities.createQuery(
                        "select n, v from Node n left join NodeVitals v on v.nodeId = n.id where n.id > :after"
                                + " order by n.id",
                        Object[].class)
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, row -> ((Node) row[0]).id().value())
                .map(row -> new Known((Node) row[0], (NodeVitals) row[1]));
    }

    /** Lets a node end what it serves and get nobody new, or back to work. */
    Known setDraining(NodeId id, boolean draining) {
        Known known = get(id);
        if (draining) {
            known.node().drain();
        } else {
            known.node().activate();
        }
        entities.flush();
        return known;
    }

    /** Forgets a node; its key is worth nothing from now on. */
    void delete(NodeId id) {
        Node node = entities.find(Node.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (node == null) {
            throw notFound(id);
        }
        for (String statement : List.of(
                "delete from Replica r where r.key.nodeId = :id", "delete from NodeVitals v where v.nodeId = :id")) {
            entities.createQuery(statement).setParameter("id", id.value()).executeUpdate();
        }
        entities.remove(node);
    }

    private @Nullable NodeVitals vitals(NodeId id) {
        return entities.find(NodeVitals.class, id.value());
    }

    static Refusal notFound(NodeId id) {
        return new Refusal(ErrorCode.NODE_NOT_FOUND, "No node has the id " + id + ".");
    }
}
