package org.lectern.node.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.HubSettings;
import org.lectern.node.journal.Journal;
import org.lectern.node.journal.Journals;
import org.lectern.node.journal.MemoryOutbox;
import org.lectern.node.replica.Bench;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Wanted;

final class HeartbeatsTest {
    private static final URI HERE = URI.create("http://127.0.0.1:8081/");

    @TempDir
    private Path folder;

    private Bench bench;
    private Journal journal;
    private Heartbeats heartbeats;
    private Health health;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        journal = Journals.of(new MemoryOutbox(), bench.master, bench.clock);
        HeartbeatSettings settings =
                new HeartbeatSettings(List.of(HERE), Duration.ofSeconds(1), Duration.ofSeconds(15));
        heartbeats = new Heartbeats(
                settings,
                new Vitals(bench.replicas, bench.reporter, journal, "1.2.3", bench.clock),
                bench.master,
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15), new Random(1)));
        HubSettings hub = new HubSettings(new NodeId("hall-1"), HERE, Duration.ofSeconds(1), Duration.ofSeconds(1));
        health = new Health(hub, bench.master, bench.replicas, bench.feed, heartbeats);
    }

    @Test
    void beat_always_tellsWhatIsHereAndIsServed() throws IOException {
        bench.master.publish(Bench.BOARD, 1, Bench.bytes(1, 1000));
        bench.sync();
        journal.begun();
        heartbeats.beat();
        heartbeats.beat();
        Heartbeat first = bench.master.heartbeats.get(0);
        assertThat(first.publicUrls()).containsExactly(HERE);
        assertThat(first.softwareVersion()).isEqualTo("1.2.3");
        assertThat(first.activeDownloads()).isEqualTo(1);
        assertThat(first.diskFree()).isPositive();
        assertThat(first.inventory()).isEqualTo(bench.replicas.inventory());
        assertThat(first.sentAt()).contains(bench.clock.instant());
        assertThat(bench.master.heartbeats.get(1).boot()).isEqualTo(first.boot());
    }

    @Test
    void beat_answered_beatsAgainAfterFourFifthsOfTheInterval() {
        bench.master.answer = new Heartbeat.Answer(10, false, false, Optional.empty(), List.of());
        assertThat(heartbeats.beat()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void beat_answeredNonsenseInterval_doesNotHurry() {
        bench.master.answer = new Heartbeat.Answer(0, false, false, Optional.empty(), List.of());
        assertThat(heartbeats.beat()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void beat_masterAway_backsOffByItself() {
        bench.master.down();
        assertThat(heartbeats.beat()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(heartbeats.beat()).isBetween(Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    void beat_reportWanted_reportsAll() {
        bench.master.answer = new Heartbeat.Answer(10, false, true, Optional.empty(), List.of());
        heartbeats.beat();
        heartbeats.beat();
        assertThat(bench.master.replicaReports).hasSize(2).allMatch(report -> report.full());
    }

    @Test
    void beat_somethingWanted_givesIt() throws IOException {
        Digest digest = bench.master.publish(Bench.BOARD, 1, Bench.bytes(1, 1000));
        bench.sync();
        bench.master.answer =
                new Heartbeat.Answer(10, false, false, Optional.empty(), List.of(new Wanted(digest, false, "0")));
        heartbeats.beat();
        assertThat(bench.master.given).hasSize(1);
    }

    @Test
    void look_beforeTheMasterWasAsked_isStarting() {
        assertThat(health.look()).isEqualTo(new Health.View("starting", new NodeId("hall-1"), 0, "up"));
    }

    @Test
    void look_masterAway_isUpWithoutIt() throws IOException {
        bench.master.down();
        bench.sync();
        assertThat(health.look()).isEqualTo(new Health.View("up", new NodeId("hall-1"), 0, "down"));
    }

    @Test
    void look_asked_isUp() throws IOException {
        bench.master.publish(Bench.BOARD, 1, Bench.bytes(1, 1000));
        bench.sync();
        assertThat(health.look()).isEqualTo(new Health.View("up", new NodeId("hall-1"), 1, "up"));
    }

    @Test
    void look_drainingUntilTheMasterSaysOtherwise() throws IOException {
        bench.sync();
        bench.master.answer = new Heartbeat.Answer(10, true, false, Optional.empty(), List.of());
        heartbeats.beat();
        bench.master.down();
        heartbeats.beat();
        assertThat(health.look().status()).isEqualTo("draining");
        bench.master.up();
        bench.master.answer = new Heartbeat.Answer(10, false, false, Optional.empty(), List.of());
        heartbeats.beat();
        assertThat(health.look().status()).isEqualTo("up");
    }

    @Test
    void softwareVersion_built_isTheProjects() {
        assertThat(HeartbeatBeans.softwareVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
