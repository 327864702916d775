package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.node.replica.shelf.PackageFolder;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.Transfer;

final class ReplicaReporterTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
    }

    @Test
    void soon_first_tellsEverything() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        assertThat(last().full()).isTrue();
        assertThat(last().inventory()).isEqualTo(bench.replicas.inventory());
        assertThat(last().replicas()).hasSize(1);
        assertThat(last().replicas().get(0).state()).isEqualTo(ReplicaState.ACTIVE);
        assertThat(last().replicas().get(0).bytesDone()).isEqualTo(1000);
    }

    @Test
    void soon_nothingChanged_tellsNothing() {
        bench.reporter.soon();
        bench.reporter.soon();
        assertThat(reports()).hasSize(1);
    }

    @Test
    void soon_changed_tellsOnlyThat() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        bench.master.publish(BOARD, 2, bytes(2, 2000));
        bench.sync();
        bench.reporter.soon();
        assertThat(last().full()).isFalse();
        assertThat(last().replicas()).extracting(ReplicaReport.Item::version).containsExactly(2);
    }

    @Test
    void soon_removed_tellsRetired() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        bench.master.remove(BOARD);
        bench.sync();
        bench.reporter.soon();
        assertThat(last().replicas()).extracting(ReplicaReport.Item::state).containsExactly(ReplicaState.RETIRED);
    }

    @Test
    void soon_removedButStillOnTheDisk_tellsRetiredOnlyWhenItIsGone() throws IOException {
        StuckShelf shelf = new StuckShelf(folder);
        bench.start(shelf);
        Digest digest = bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        shelf.stuck = true;
        bench.master.remove(BOARD);
        bench.feed.pass();
        bench.reporter.soon();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(bench.folders("active")).isEqualTo(1);
        assertThat(reports()).hasSize(1);
        shelf.stuck = false;
        bench.sync();
        bench.reporter.soon();
        assertThat(bench.folders("active")).isZero();
        assertThat(last().replicas()).extracting(ReplicaReport.Item::state).containsExactly(ReplicaState.RETIRED);
    }

    @Test
    void soon_restartedBetweenRemovalAndReport_tellsThatNothingIsHere() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        bench.master.remove(BOARD);
        bench.sync();
        bench.restart();
        bench.reporter.soon();
        assertThat(last().full()).isTrue();
        assertThat(last().replicas()).isEmpty();
    }

    @Test
    void soon_masterAway_toldWhenItIsBackAndTheWaitOver() throws IOException {
        bench.reporter.soon();
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.master.down();
        bench.reporter.soon();
        bench.master.up();
        bench.clock.move(Duration.ofMinutes(1));
        bench.reporter.soon();
        assertThat(reports()).hasSize(2);
        assertThat(last().replicas()).hasSize(1);
    }

    @Test
    void reportAll_asked_tellsEverythingAgain() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.reporter.soon();
        bench.reporter.reportAll();
        assertThat(reports()).hasSize(2);
        assertThat(last().full()).isTrue();
        assertThat(last().replicas()).hasSize(1);
    }

    @Test
    void soon_fetchOnlyCameFurther_isToldOnceInThreeSeconds() throws IOException {
        List<Integer> told = new ArrayList<>();
        bench.master.publish(BOARD, 1, bytes(1, 20 << 20));
        bench.master.transfer = () -> {
            bench.reporter.soon();
            told.add(reports().size());
            bench.clock.move(Duration.ofSeconds(2));
        };
        bench.sync();
        assertThat(told).as("at 0, 2 and 4 seconds").containsExactly(1, 1, 2);
        assertThat(last().replicas()).extracting(ReplicaReport.Item::bytesDone).allMatch(done -> done > 8 << 20);
    }

    @Test
    void soon_fetchUnderWay_tellsWhatTravelsAndHowFast() throws IOException {
        byte[] first = bytes(1, 20 << 20);
        bench.master.publish(BOARD, 1, first);
        bench.sync();
        bench.reporter.soon();
        byte[] second = first.clone();
        System.arraycopy(bytes(2, 10 << 20), 0, second, 0, 10 << 20);
        bench.master.publish(BOARD, 2, second);
        bench.master.transfer = () -> {
            bench.clock.move(Duration.ofSeconds(4));
            bench.reporter.soon();
        };
        bench.sync();
        Transfer underWay = last().replicas().get(0).transfer().orElseThrow();
        assertThat(underWay.bytesNeeded()).isBetween(10L << 20, 11L << 20);
        assertThat(underWay.bytesNeeded() + underWay.bytesFromNode()).isEqualTo(20 << 20);
        assertThat(underWay.bytesArrived()).isBetween(7L << 20, 8L << 20);
        assertThat(underWay.bytesPerSecond()).isPositive();
        bench.reporter.soon();
        ReplicaReport.Item active = last().replicas().get(0);
        assertThat(active.state()).isEqualTo(ReplicaState.ACTIVE);
        assertThat(active.transfer())
                .contains(new Transfer(underWay.bytesNeeded(), underWay.bytesNeeded(), 0, underWay.bytesFromNode(), 0));
    }

    /** A folder that lets go of nothing while it is stuck. */
    private static final class StuckShelf extends Shelf {
        private boolean stuck;

        StuckShelf(Path root) throws IOException {
            super(root);
        }

        @Override
        public void discard(PackageFolder doomed) throws IOException {
            if (stuck) {
                throw new IOException("stuck");
            }
            super.discard(doomed);
        }
    }

    private List<ReplicaReport> reports() {
        return bench.master.replicaReports;
    }

    private ReplicaReport last() {
        return reports().get(reports().size() - 1);
    }
}
