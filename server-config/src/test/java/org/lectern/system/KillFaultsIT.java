package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.terminal.Refusal;

/** Master and node killed (SIGKILL) in the middle of a sync and of publishing, while people download. */
@ExtendWith(FaultyCluster.Shared.class)
class KillFaultsIT {
    private static final int MEGABYTES = 32;
    private static final long SIZE = MEGABYTES << 20;
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final FaultyCluster faulty;
    private final Cluster cluster;
    private final Wire wire;
    private MeetingDay day;

    KillFaultsIT(FaultyCluster faulty) {
        this.faulty = faulty;
        this.cluster = faulty.cluster();
        this.wire = faulty.wire();
    }

    @BeforeEach
    void aMeetingIsHeldEverywhere() throws IOException {
        faulty.repair();
        day = new MeetingDay(cluster).upload("a.bin", 3, 1);
        day.awaitEverywhere(day.publish());
    }

    @AfterEach
    void clear() throws IOException {
        faulty.repair();
        day.archive();
    }

    @Test
    void nodeThenMasterKilledInASync_goOnWithWhatTheyHave() {
        try (Watcher watcher = new Watcher(cluster, day)) {
            wire.limit(6 << 20);
            long before = wire.passed();
            Digest digest = watcher.publish(day.upload("b.bin", MEGABYTES, 2));
            awaitPassed(before + SIZE / 4);
            cluster.kill("node-1");
            watcher.awaitService("while a node is dead");
            cluster.restart("node-1");
            awaitPassed(before + SIZE / 2);
            cluster.kill(Member.MASTER);
            watcher.awaitService("while the master is dead");
            cluster.restart(Member.MASTER);

            Eventually.until("it arrives", A_WHILE, () -> day.holders(digest).size() == 2);
            assertThat(wire.passed() - before).isLessThan(2 * SIZE * 11 / 10);
            watcher.awaitService("afterwards");
        }
    }

    @Test
    void masterKilledInPublishing_theVersionIsWholeOrNotThereAndNothingLeaks() throws IOException {
        Random random = new Random(3);
        Leftovers leftovers = new Leftovers(cluster.master(), day);
        leftovers.need();
        try (Watcher watcher = new Watcher(cluster, day)) {
            for (int kill = 0; kill < 2; kill++) {
                int before = version();
                day.upload("b.bin", MEGABYTES, 10 + kill);
                CompletableFuture<Void> publishing = CompletableFuture.runAsync(this::publishOrDie);
                assertThat(Pause.of(Duration.ofMillis(random.nextInt(800)))).isTrue();
                cluster.kill(Member.MASTER);
                publishing.join();
                watcher.awaitService("while the master is dead");
                cluster.restart(Member.MASTER);

                assertThat(version()).isBetween(before, before + 1);
                watcher.know(day);
                watcher.publish(day);
                assertThat(version()).isEqualTo(before + 1);
                leftovers.need();
            }
            Digest last = Digest.parse(day.data().getString("digest"));
            Eventually.until("it arrives", A_WHILE, () -> day.holders(last).size() == 2);
            leftovers.check();
        }
    }

    private void publishOrDie() {
        try {
            day.publish();
        } catch (Refusal killed) {
            assertThat(killed).hasCauseInstanceOf(IOException.class);
        }
    }

    private int version() {
        return day.data().getInt("version");
    }

    private void awaitPassed(long bytes) {
        Eventually.until("the sync goes on", A_WHILE, () -> wire.passed() > bytes);
    }
}
