package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;

/** Which nodes can give a package, or what they have of it so far, to another node. */
@Dependent
@Transactional
public class Siblings {
    private final EntityManager entities;
    private final FleetSettings settings;
    private final Clock clock;

    @Inject
    Siblings(EntityManager entities, FleetSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A node that holds a package or is getting it, is alive, and neither drains nor stops.
     *
     * @param url the context root under which it is reached
     */
    public record Sibling(NodeId node, URI url, Optional<String> site, ReplicaState state) {}

    /**
     * Some siblings: of those that hold the package and of those that are getting it, at most {@code most} each. Who
     * they are changes with {@code from}: the ids that come after it, and then those from the beginning. Costs four
     * queries by index, however many nodes there are.
     */
    public List<Sibling> of(Digest digest, NodeId from, int most) {
        List<Sibling> found = new ArrayList<>();
        for (ReplicaState state : List.of(ReplicaState.ACTIVE, ReplicaState.FETCHING)) {
            List<Sibling> after = find(digest, state, "r.key.nodeId > :from", from, most);
            found.addAll(after);
            if (after.size() < most) {
                found.addAll(find(digest, state, "r.key.nodeId <= :from", from, most - after.size()));
            }
        }
        return found;
    }

    /** Where a node stands. */
    public Optional<String> siteOf(NodeId id) {
        return Optional.ofNullable(entities.find(Node.class, id.value())).flatMap(Node::site);
    }

    private List<Sibling> find(Digest digest, ReplicaState state, String which, NodeId from, int most) {
        return entities.createQuery(
                        "select v, n from NodeVitals v, Node n, Replica r where r.key.digest = :digest"
                                + " and r.state = :state and r.key.nodeId = v.nodeId and n.id = v.nodeId"
                                + " and n.draining = false and v.stopping = false and v.seenAt > :alive and " + which
                                + " order by r.key.nodeId",
                        Object[].class)
                .setParameter("digest", digest.hex())
                .setParameter("state", state)
                .setParameter("from", from.value())
                .setParameter(
                        "alive", clock.instant().minus(settings.offlineAfter()).atOffset(ZoneOffset.UTC))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> sibling((NodeVitals) row[0], (Node) row[1], state))
                .toList();
    }

    private static Sibling sibling(NodeVitals vitals, Node node, ReplicaState state) {
        return new Sibling(vitals.nodeId(), vitals.publicUrls().get(0), node.site(), state);
    }
}
