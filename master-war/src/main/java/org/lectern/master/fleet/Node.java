package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.network.Networks;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncLimits;

/** A file server near the rooms, as the administrator enrolled it. What it reports is in {@link NodeVitals}. */
@Entity
@Table(name = "node")
public class Node {
    @Id
    private String id = "";

    private @Nullable String site;

    /** Empty for the networks that hold for every node. */
    private String networks = "";

    /** As JSON; null without limit. */
    @Column(name = "sync_limits")
    private @Nullable String syncLimits;

    @Embedded
    private Credentials credentials = new Credentials();

    private boolean draining;

    @Column(name = "enrolled_at")
    private OffsetDateTime enrolledAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Version
    @SuppressWarnings("UnusedVariable") // mapped
    private long revision;

    /** For JPA. */
    protected Node() {}

    Node(NodeId id, Instant now) {
        this.id = id.value();
        this.enrolledAt = now.atOffset(ZoneOffset.UTC);
    }

    void place(@Nullable String newSite, Optional<Networks> newNetworks) {
        site = newSite;
        networks = newNetworks.map(Networks::toString).orElse("");
    }

    void limit(Optional<SyncLimits> newLimits) {
        syncLimits = newLimits.map(limits -> JsonForm.jsonb().toJson(limits)).orElse(null);
    }

    void drain() {
        draining = true;
    }

    void activate() {
        draining = false;
    }

    NodeId id() {
        return new NodeId(id);
    }

    Optional<String> site() {
        return Optional.ofNullable(site);
    }

    Optional<Networks> networks() {
        return networks.isEmpty() ? Optional.empty() : Optional.of(Networks.parse(networks));
    }

    /** How fast it may sync. */
    Optional<SyncLimits> syncLimits() {
        return Optional.ofNullable(syncLimits).map(json -> JsonForm.jsonb().fromJson(json, SyncLimits.class));
    }

    Credentials credentials() {
        return credentials;
    }

    boolean isDraining() {
        return draining;
    }

    Instant enrolledAt() {
        return enrolledAt.toInstant();
    }
}
