package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.lectern.content.Digest;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;

/** Which nodes can be sent participants for a package. */
@Dependent
@Transactional
public class Holders {
    private final EntityManager entities;
    private final FleetSettings settings;
    private final Clock clock;

    @Inject
    Holders(EntityManager entities, FleetSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A node that holds a package, is alive, and neither drains nor stops.
     *
     * @param publicUrls the context roots under which participants reach it, best first
     * @param activeDownloads when it last reported
     * @param clockAhead how far its clock is ahead of the master's, as far as it says
     */
    public record Holder(NodeId node, List<URI> publicUrls, int activeDownloads, Duration clockAhead) {}

    /** Whether a node holds a package; costs a row by key. */
    public boolean isHeldBy(Digest digest, NodeId node) {
        Replica replica = entities.find(Replica.class, new Replica.Key(node.value(), digest.hex()));
        return replica != null && replica.state() == ReplicaState.ACTIVE;
    }

    /** All holders of a package; costs as many rows as there are. */
    public List<Holder> of(Digest digest) {
        return entities.createQuery(
                        "select v from NodeVitals v, Node n, Replica r where r.key.digest = :digest"
                                + " and r.state = :active and r.key.nodeId = v.nodeId and n.id = v.nodeId"
                                + " and n.draining = false and v.stopping = false and v.seenAt > :alive",
                        NodeVitals.class)
                .setParameter("digest", digest.hex())
                .setParameter("active", ReplicaState.ACTIVE)
                .setParameter(
                        "alive", clock.instant().minus(settings.offlineAfter()).atOffset(ZoneOffset.UTC))
                .getResultStream()
                .map(vitals -> new Holder(
                        vitals.nodeId(),
                        vitals.publicUrls(),
                        vitals.activeDownloads(),
                        vitals.clockAhead().orElse(Duration.ZERO)))
                .toList();
    }
}
