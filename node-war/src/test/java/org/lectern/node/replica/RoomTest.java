package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.ReplicaReport;

final class RoomTest {
    private static final int SIZE = 100_000;

    @TempDir
    private Path folder;

    private Bench bench;
    private final Map<String, Digest> packages = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        budget(2 * SIZE + SIZE / 2);
    }

    @Test
    void promise_neededSooner_removesWhatStartsLast() throws IOException {
        publish("in 3 hours", MeetingState.PUBLISHED, Duration.ofHours(3));
        publish("in 2 hours", MeetingState.PUBLISHED, Duration.ofHours(2));
        publish("in 1 hour", MeetingState.PUBLISHED, Duration.ofHours(1));
        assertThat(served()).containsExactlyInAnyOrder("in 1 hour", "in 2 hours");
        assertThat(bench.folders("active")).isEqualTo(2);
        bench.sync();
        assertThat(errorOf("in 3 hours")).contains("disk is too full", "lectern.node.disk-budget", "50000 are missing");
        assertThat(served()).containsExactlyInAnyOrder("in 1 hour", "in 2 hours");
    }

    @Test
    void promise_neededLater_saysWhatIsMissingAndRemovesNothing() throws IOException {
        publish("in 1 hour", MeetingState.PUBLISHED, Duration.ofHours(1));
        publish("in 2 hours", MeetingState.PUBLISHED, Duration.ofHours(2));
        publish("in 3 hours", MeetingState.PUBLISHED, Duration.ofHours(3));
        assertThat(served()).containsExactlyInAnyOrder("in 1 hour", "in 2 hours");
        assertThat(errorOf("in 3 hours")).contains("50000 are missing");
        bench.master.remove(id("in 1 hour"));
        bench.sync();
        bench.sync();
        assertThat(served()).containsExactlyInAnyOrder("in 2 hours", "in 3 hours");
    }

    @Test
    void promise_supersededVersion_goesBeforeEverythingElse() throws IOException {
        publish("past", MeetingState.ENDED, Duration.ofHours(-9));
        publish("in 1 hour", MeetingState.PUBLISHED, Duration.ofHours(1));
        budget(3 * SIZE + SIZE / 2);
        Digest first = packages.get("in 1 hour");
        bench.master.publish(id("in 1 hour"), 2, bytes(99, SIZE));
        bench.sync();
        assertThat(bench.isServed(id("in 1 hour"), first)).isTrue();
        publish("in 3 hours", MeetingState.PUBLISHED, Duration.ofHours(3));
        assertThat(bench.isServed(id("in 1 hour"), first)).isFalse();
        assertThat(served()).contains("past", "in 3 hours");
    }

    @Test
    void promise_pastMeetings_theLongestPastGoesFirst() throws IOException {
        publish("last week", MeetingState.ENDED, Duration.ofDays(-7));
        publish("yesterday", MeetingState.ENDED, Duration.ofDays(-1));
        publish("tomorrow", MeetingState.PUBLISHED, Duration.ofDays(1));
        assertThat(served()).containsExactlyInAnyOrder("yesterday", "tomorrow");
    }

    @Test
    void promise_underWay_neverGoes() throws IOException {
        publish("now", MeetingState.ACTIVE, Duration.ofHours(-1));
        publish("now too", MeetingState.ACTIVE, Duration.ofMinutes(-1));
        publish("also now", MeetingState.ACTIVE, Duration.ofHours(-2));
        assertThat(served()).containsExactlyInAnyOrder("now", "now too");
        budget(SIZE / 2);
        bench.sync();
        assertThat(served()).containsExactlyInAnyOrder("now", "now too");
    }

    @Test
    void keepBudget_setLower_removesWhatIsNeededLeast() throws IOException {
        publish("in 1 hour", MeetingState.PUBLISHED, Duration.ofHours(1));
        publish("in 2 hours", MeetingState.PUBLISHED, Duration.ofHours(2));
        budget(SIZE + SIZE / 2);
        bench.sync();
        assertThat(served()).containsExactly("in 1 hour");
        assertThat(bench.replicas.free()).isEqualTo(SIZE / 2);
    }

    @Test
    void removedForRoom_isToldToTheMasterAsNotHere() throws IOException {
        publish("in 3 hours", MeetingState.PUBLISHED, Duration.ofHours(3));
        publish("in 2 hours", MeetingState.PUBLISHED, Duration.ofHours(2));
        bench.reporter.soon();
        String before = bench.replicas.inventory();
        publish("in 1 hour", MeetingState.PUBLISHED, Duration.ofHours(1));
        bench.reporter.soon();
        assertThat(bench.replicas.inventory()).isNotEqualTo(before);
        assertThat(errorOf("in 3 hours")).contains("are missing");
    }

    private void budget(long bytes) throws IOException {
        bench.budget = bytes;
        bench.restart();
    }

    private void publish(String name, MeetingState state, Duration ahead) throws IOException {
        bench.master.state = state;
        bench.master.startsAt = bench.clock.instant().plus(ahead);
        packages.put(name, bench.master.publish(id(name), 1, bytes(name.hashCode(), SIZE)));
        bench.sync();
        bench.replicas.tend();
    }

    private List<String> served() {
        return packages.keySet().stream()
                .filter(name -> bench.isServed(id(name), packages.get(name)))
                .toList();
    }

    private String errorOf(String name) {
        return bench.replicas.report().stream()
                .filter(item -> item.digest().equals(packages.get(name)))
                .map(ReplicaReport.Item::error)
                .findFirst()
                .orElseThrow();
    }

    private static MeetingId id(String name) {
        return new MeetingId(name.replace(' ', '-'));
    }
}
