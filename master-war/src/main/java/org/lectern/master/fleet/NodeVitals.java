package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;

/** A node's last heartbeat. */
@Entity
@Table(name = "node_vitals")
public class NodeVitals {
    @Id
    @Column(name = "node_id")
    private String nodeId = "";

    @Column(name = "seen_at")
    private OffsetDateTime seenAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private String boot = "";

    @Column(name = "software_version")
    private String softwareVersion = "";

    @Column(name = "public_urls")
    private String publicUrls = "";

    @Column(name = "active_downloads")
    private int activeDownloads;

    @Column(name = "bytes_served")
    private long bytesServed;

    @Column(name = "disk_free")
    private long diskFree;

    private boolean stopping;

    /** Null where the node does not say. */
    @Column(name = "clock_ahead_millis")
    private @Nullable Long clockAheadMillis;

    /** Names the replicas that the master knows of; a node that names others is asked for all of them. */
    private String inventory = "";

    /** For JPA. */
    protected NodeVitals() {}

    NodeVitals(NodeId node) {
        this.nodeId = node.value();
    }

    void take(Heartbeat heartbeat, Instant now) {
        seenAt = now.atOffset(ZoneOffset.UTC);
        boot = heartbeat.boot();
        softwareVersion = heartbeat.softwareVersion();
        publicUrls = heartbeat.publicUrls().stream().map(URI::toString).collect(Collectors.joining(" "));
        activeDownloads = heartbeat.activeDownloads();
        bytesServed = heartbeat.bytesServed();
        diskFree = heartbeat.diskFree();
        stopping = heartbeat.stopping();
        clockAheadMillis = heartbeat
                .sentAt()
                .map(sent -> Duration.between(now, sent).toMillis())
                .orElse(null);
    }

    void takeInventory(String newInventory) {
        inventory = newInventory;
    }

    NodeId nodeId() {
        return new NodeId(nodeId);
    }

    Instant seenAt() {
        return seenAt.toInstant();
    }

    String boot() {
        return boot;
    }

    String softwareVersion() {
        return softwareVersion;
    }

    List<URI> publicUrls() {
        return publicUrls.isEmpty()
                ? List.of()
                : List.of(publicUrls.split(" ")).stream().map(URI::create).toList();
    }

    int activeDownloads() {
        return activeDownloads;
    }

    long bytesServed() {
        return bytesServed;
    }

    long diskFree() {
        return diskFree;
    }

    /** Whether it said that it stops. */
    boolean isStopping() {
        return stopping;
    }

    /** How far its clock is ahead of ours, or behind if negative; what a heartbeat was under way counts as behind. */
    Optional<Duration> clockAhead() {
        return Optional.ofNullable(clockAheadMillis).map(Duration::ofMillis);
    }

    String inventory() {
        return inventory;
    }
}
