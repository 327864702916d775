package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;

/** What may befall the link between nodes and their master in the middle of a sync, while people download. */
@ExtendWith(FaultyCluster.Shared.class)
class LinkFaultsIT {
    private static final int MEGABYTES = 24;
    private static final long SIZE = MEGABYTES << 20;
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final Duration PARTITION = Duration.ofSeconds(15);

    private final FaultyCluster faulty;
    private final Cluster cluster;
    private final Wire wire;
    private MeetingDay day;

    LinkFaultsIT(FaultyCluster faulty) {
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
    void cutByResetAndByClose_goesOnWithWhatItHas() {
        try (Watcher watcher = new Watcher(cluster, day)) {
            wire.limit(8 << 20);
            long before = wire.passed();
            Digest digest = watcher.publish(day.upload("b.bin", MEGABYTES, 2));
            for (int cut = 1; cut <= 6; cut++) {
                long reached = before + cut * SIZE / 8;
                Eventually.until("the sync goes on", A_WHILE, () -> wire.passed() > reached);
                if (cut % 2 == 0) {
                    wire.cutByReset();
                } else {
                    wire.cutByClose();
                }
            }
            day.awaitEverywhere(digest);

            assertThat(wire.passed() - before).isLessThan(2 * SIZE * 11 / 10);
            watcher.awaitService("afterwards");
        }
    }

    @Test
    void slowAndBreaking_arrivesWithLittleSentTwice() {
        try (Watcher watcher = new Watcher(cluster, day)) {
            wire.limitAndCut(1 << 20, 2);
            int cutsBefore = wire.cuts();
            long before = wire.passed();
            Digest digest = watcher.publish(day.upload("b.bin", 8, 3));
            watcher.awaitService("meanwhile");
            Eventually.until("it arrives", A_WHILE, () -> day.holders(digest).size() == 2);

            assertThat(wire.cuts() - cutsBefore).isGreaterThan(2);
            assertThat(wire.passed() - before).isLessThan(2 * (8 << 20) * 13 / 10);
        }
    }

    @Test
    void silent_nodesServeOnAndCatchUp() {
        try (Watcher watcher = new Watcher(cluster, day)) {
            Link old = day.linkAt(cluster.member("node-1"));
            wire.silence();
            long start = System.nanoTime();
            Digest digest = watcher.publish(day.upload("b.bin", 2, 4));
            Eventually.until("links leave the nodes", A_WHILE, () -> day.link().leadsTo(cluster.masterUrl()));
            assertThat(day.link().digest()).hasValue(digest);
            assertThat(old.digest()).isPresent();
            Eventually.until("it lasts", A_WHILE, () -> System.nanoTime() - start > PARTITION.toNanos());
            watcher.awaitService("on both sides");
            wire.mend();

            day.awaitEverywhere(digest);
            Eventually.until("links lead to nodes", A_WHILE, () -> !day.link().leadsTo(cluster.masterUrl()));
        }
    }
}
