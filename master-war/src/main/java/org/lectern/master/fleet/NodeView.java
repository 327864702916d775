package org.lectern.master.fleet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.identity.PublicIdentity;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncLimits;

/**
 * A node as its administrator sees it.
 *
 * @param state enrolled before the first heartbeat, then online, draining or offline
 * @param networks its own; empty when those for every node hold
 * @param syncLimits how fast it may sync; absent without limit
 * @param clockAheadSeconds how far its clock is ahead of the master's, or behind if negative; absent if it does not say
 * @param trouble what is wrong with it in words; empty if nothing
 * @param keyId the thumbprint of the key that it signs with; absent until it has joined
 * @param joinedAt since when it has that key
 * @param joinToken shown once, when it was made
 * @param joinTokenUntil when that token expires
 * @param masterKey the thumbprint of the master's key, for the node to pin; where nodes are enrolled or get tokens
 */
public record NodeView(
        NodeId id,
        String state,
        Optional<String> site,
        List<String> networks,
        Optional<SyncLimits> syncLimits,
        Instant enrolledAt,
        Optional<Instant> lastHeartbeat,
        List<URI> publicUrls,
        Optional<String> softwareVersion,
        int activeDownloads,
        long bytesServed,
        long diskFree,
        Optional<Long> clockAheadSeconds,
        String trouble,
        Optional<String> keyId,
        Optional<Instant> joinedAt,
        Optional<String> joinToken,
        Optional<Instant> joinTokenUntil,
        Optional<String> masterKey) {
    static NodeView of(Nodes.Known known, Instant alive, NodeWords words) {
        Node node = known.node();
        Optional<NodeVitals> vitals = Optional.ofNullable(known.vitals());
        return new NodeView(
                node.id(),
                state(node, vitals, alive),
                node.site(),
                node.networks()
                        .map(networks -> List.of(networks.toString().split(", ")))
                        .orElse(List.of()),
                node.syncLimits(),
                node.enrolledAt(),
                vitals.map(NodeVitals::seenAt),
                vitals.map(NodeVitals::publicUrls).orElse(List.of()),
                vitals.map(NodeVitals::softwareVersion),
                vitals.map(NodeVitals::activeDownloads).orElse(0),
                vitals.map(NodeVitals::bytesServed).orElse(0L),
                vitals.map(NodeVitals::diskFree).orElse(0L),
                vitals.flatMap(NodeVitals::clockAhead).map(Duration::toSeconds),
                vitals.flatMap(NodeVitals::clockAhead).map(words::ofClock).orElse(""),
                node.credentials().key().map(PublicIdentity::id),
                node.credentials().joinedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what the node needs to join. */
    NodeView with(String master, Optional<Joinings.Invitation> invitation) {
        return new NodeView(
                id,
                state,
                site,
                networks,
                syncLimits,
                enrolledAt,
                lastHeartbeat,
                publicUrls,
                softwareVersion,
                activeDownloads,
                bytesServed,
                diskFree,
                clockAheadSeconds,
                trouble,
                keyId,
                joinedAt,
                invitation.map(made -> made.token().text().reveal()),
                invitation.map(Joinings.Invitation::until),
                Optional.of(master));
    }

    private static String state(Node node, Optional<NodeVitals> vitals, Instant alive) {
        if (vitals.isEmpty() || vitals.get().boot().isEmpty()) {
            return "enrolled";
        }
        if (vitals.get().isStopping() || !vitals.get().seenAt().isAfter(alive)) {
            return "offline";
        }
        return node.isDraining() ? "draining" : "online";
    }
}
