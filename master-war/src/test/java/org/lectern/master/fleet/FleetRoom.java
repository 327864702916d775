package org.lectern.master.fleet;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.network.Networks;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;

/** This room in one transaction; and samples of what nodes report. */
final class FleetRoom {
    static final FleetSettings SETTINGS = new FleetSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            Networks.parse("127.0.0.0/8"),
            Duration.ofDays(400),
            Duration.ofHours(24));
    static final Digest PACKAGE = digest("package");

    private final Nodes nodes;
    private final Joinings joinings;
    private final Reports reports;
    private final Holders holders;
    private final Siblings siblings;

    FleetRoom(EntityManager entities, Clock clock) {
        nodes = new Nodes(entities, clock);
        joinings = new Joinings(entities, SETTINGS, clock);
        reports = new Reports(entities, SETTINGS, node -> List.of(), clock);
        holders = new Holders(entities, SETTINGS, clock);
        siblings = new Siblings(entities, SETTINGS, clock);
    }

    Nodes nodes() {
        return nodes;
    }

    Joinings joinings() {
        return joinings;
    }

    Reports reports() {
        return reports;
    }

    Holders holders() {
        return holders;
    }

    Siblings siblings() {
        return siblings;
    }

    Nodes.Enrolment enrol(String id) {
        return enrol(id, new Nodes.Place(null, Optional.empty(), Optional.empty()));
    }

    Nodes.Enrolment enrol(String id, Nodes.Place place) {
        return nodes.enrol(new NodeId(id), place);
    }

    Heartbeat.Answer beat(String id, String inventory, int downloads) {
        return reports.take(new NodeId(id), heartbeat(id, inventory, downloads));
    }

    void report(String id, boolean full, String inventory, ReplicaReport.Item... items) {
        reports.take(new NodeId(id), new ReplicaReport(full, inventory, Arrays.asList(items)));
    }

    static Heartbeat heartbeat(String id, String inventory, int downloads) {
        List<URI> urls =
                List.of(URI.create("http://" + id + ".example/"), URI.create("https://会议.example/" + id + "/"));
        return new Heartbeat(
                "boot-1",
                "0.1.0",
                List.of(urls.get(0)),
                downloads,
                5_000_000_000L,
                1L << 40,
                inventory,
                false,
                Optional.empty());
    }

    /** The same from a node whose clock says {@code sentAt}. */
    static Heartbeat heartbeat(String id, Instant sentAt) {
        Heartbeat usual = heartbeat(id, "", 0);
        return new Heartbeat(
                usual.boot(), usual.softwareVersion(), usual.publicUrls(), 0, 0, 0, "", false, Optional.of(sentAt));
    }

    static ReplicaReport.Item replica(Digest digest, ReplicaState state) {
        return new ReplicaReport.Item(new MeetingId("board"), 1, digest, state, 10, 100, "", Optional.empty());
    }

    static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
