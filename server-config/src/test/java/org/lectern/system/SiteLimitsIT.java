package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;

/** What a site can take: a rate for its line, and a disk that is smaller than all that is published. */
@ExtendWith(FaultyCluster.Shared.class)
class SiteLimitsIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final int MEGABYTES = 20;
    private static final int RATE = 2 << 20;

    private final FaultyCluster faulty;
    private final Cluster cluster;

    SiteLimitsIT(FaultyCluster faulty) {
        this.faulty = faulty;
        this.cluster = faulty.cluster();
    }

    @BeforeEach
    void everybodyRuns() throws IOException {
        faulty.repair();
    }

    @AfterEach
    void clear() throws IOException {
        faulty.makeRoom();
    }

    @Test
    void limitedNode_takesItsTimeAndTheOtherDoesNot() {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", MEGABYTES, 1);
        limit(day, "[{\"from\":\"00:00\",\"to\":\"24:00\",\"bytes_per_second\":" + RATE + "}]");
        Member limited = cluster.member("node-1");
        Member free = faulty.smallNode();

        long start = System.nanoTime();
        Digest digest = day.publish();
        day.awaitAt(free, digest);
        assertThat(day.holders(digest)).doesNotContain(limited.id());
        day.awaitAt(limited, digest);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofSeconds((MEGABYTES << 20) / RATE - 2));

        limit(day, "[]");
        Digest next = day.upload("b.bin", MEGABYTES, 2).publish();
        assertThat(day.awaitEverywhere(next)).isLessThan(Duration.ofSeconds((MEGABYTES << 20) / RATE - 1));
        day.archive();
    }

    @Test
    void packageOfAPastMeeting_makesRoomForTheNextAndComesBackWhenThereIsRoom() throws IOException {
        Member node = faulty.smallNode();
        MeetingDay past = new MeetingDay(cluster).beginsIn(Duration.ofDays(-3)).upload("a.bin", MEGABYTES, 3);
        Digest old = past.publish();
        past.awaitEverywhere(old);
        faulty.leaveRoom(6 << 20);

        MeetingDay soon = new MeetingDay(cluster).beginsIn(Duration.ofHours(1)).upload("a.bin", MEGABYTES, 4);
        Digest next = soon.publish();
        soon.awaitEverywhere(next);

        Eventually.until(
                "the past one is gone and missed",
                A_WHILE,
                () -> past.trouble(node).contains("the disk is too full"));
        assertThat(Damage.file(node, old)).doesNotExist();
        assertThat(past.holders(old)).containsExactly("node-1");
        assertThat(soon.linkAt(node).digest()).hasValue(next);
        faulty.makeRoom();
        past.awaitEverywhere(old);
        past.archive();
        soon.archive();
    }

    private static void limit(MeetingDay day, String limits) {
        day.master().put("/nodes/node-1", Json.object("{\"sync_limits\":" + limits + "}"), Map.of());
        Instant now = Instant.now();
        Eventually.until(
                "the node was told",
                A_WHILE,
                () -> Instant.parse(day.master().require("/nodes/node-1").getString("last_heartbeat"))
                        .isAfter(now));
    }
}
