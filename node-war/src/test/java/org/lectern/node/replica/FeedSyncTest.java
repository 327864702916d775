package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

final class FeedSyncTest {
    private static final MeetingId OTHER = new MeetingId("other");

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
    }

    @Test
    void pass_news_asksAgainAtOnce() {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        assertThat(bench.feed.hasAsked()).isFalse();
        assertThat(bench.feed.pass()).isZero();
        assertThat(bench.feed.hasAsked()).isTrue();
    }

    @Test
    void pass_nothingNewAndNotHeld_pausesASecond() {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.feed.pass();
        assertThat(bench.feed.pass()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pass_nothingNewAfterItWasHeld_asksAgainAtOnce() {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.feed.pass();
        bench.master.hold = () -> bench.clock.move(Duration.ofSeconds(25));
        assertThat(bench.feed.pass()).isZero();
    }

    @Test
    void pass_masterAway_hasAskedAndBacksOff() {
        bench.master.down();
        assertThat(bench.feed.pass()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(bench.feed.hasAsked()).isTrue();
    }

    @Test
    void pass_restarted_goesOnFromItsCursor() throws IOException {
        bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        assertThat(bench.replicas.holdings().cursor()).isEqualTo(1);
        bench.restart();
        assertThat(bench.replicas.holdings().cursor()).isEqualTo(1);
        bench.sync();
        assertThat(bench.master.manifestCalls).isEqualTo(1);
    }

    @Test
    void pass_masterBeganAnew_onlyWhatItNamesIsKept() throws IOException {
        bench.master.publish(OTHER, 1, bytes(1, 1000));
        bench.master.publish(BOARD, 1, bytes(2, 1000));
        bench.sync();
        bench.master.loseAll();
        Digest digest = bench.master.publish(BOARD, 1, bytes(2, 1000));
        bench.sync();
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isTrue();
        assertThat(bench.replicas.count()).isEqualTo(1);
        assertThat(bench.replicas.holdings().cursor()).isEqualTo(1);
    }

    @Test
    void pass_whileAway_archivedMeetingIsRemovedOnReturn() throws IOException {
        Digest digest = bench.master.publish(BOARD, 1, bytes(1, 1000));
        bench.sync();
        bench.restart();
        bench.master.remove(BOARD);
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
    }
}
