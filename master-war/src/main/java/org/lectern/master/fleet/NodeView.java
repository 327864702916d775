package org.lectern.master.fleet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param apiKey shown once, when it was made
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
        Optional<String> apiKey) {
    static NodeView of(Nodes.Known known, Instant alive, Optional<String> apiKey, NodeWords words) {
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
                apiKey);
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
