package org.lectern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;

/** A node's disk that is full, or on which packages go bad, while people download. */
@ExtendWith(FaultyCluster.Shared.class)
class DiskFaultsIT {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final FaultyCluster faulty;
    private final Cluster cluster;

    DiskFaultsIT(FaultyCluster faulty) {
        this.faulty = faulty;
        this.cluster = faulty.cluster();
    }

    @BeforeEach
    void everybodyRuns() throws IOException {
        faulty.repair();
    }

    @Test
    void damagedWhileItRuns_isNotServedAndRepaired() throws IOException {
        Map<Damage, MeetingDay> days = published();
        try (Watcher watcher = new Watcher(cluster, days.values().toArray(MeetingDay[]::new))) {
            Member node = cluster.member("node-1");
            for (Damage damage : Damage.values()) {
                damage.befall(node, days.get(damage).current());
            }
            watcher.awaitService("beside the damage");
            awaitRepair(node, days);
        }
        days.values().forEach(MeetingDay::archive);
    }

    @Test
    void damagedWhileItIsStopped_isNotServedAndRepaired() throws IOException {
        Map<Damage, MeetingDay> days = published();
        try (Watcher watcher = new Watcher(cluster, days.values().toArray(MeetingDay[]::new))) {
            Member node = cluster.member("node-1");
            cluster.kill(node.id());
            for (Damage damage : Damage.values()) {
                damage.befall(node, days.get(damage).current());
            }
            cluster.restart(node.id());
            watcher.awaitService("beside the damage");
            awaitRepair(node, days);
        }
        days.values().forEach(MeetingDay::archive);
    }

    @Test
    void full_servesOnSaysSoKeepsItsReserveAndGoesOnWhenThereIsRoom() throws IOException {
        MeetingDay day = new MeetingDay(cluster).upload("a.bin", 3, 1);
        MeetingDay other = new MeetingDay(cluster).upload("b.bin", 8, 2);
        day.awaitEverywhere(day.publish());
        Member node = faulty.smallNode();
        Link old = day.linkAt(node);
        try (Watcher watcher = new Watcher(cluster, day)) {
            faulty.wire().limit(8 << 20);
            faulty.leaveRoom(12 << 20);
            Digest second = watcher.publish(day.upload("c.bin", 8, 3));
            Digest third = other.publish();
            AtomicLong free = new AtomicLong(Long.MAX_VALUE);
            Eventually.until("one of them fits, and it says that the other does not", A_WHILE, () -> {
                free.accumulateAndGet(faulty.disk().free(), Math::min);
                String trouble = day.trouble(node) + other.trouble(node);
                boolean one = day.holders(second).contains(node.id())
                        != other.holders(third).contains(node.id());
                return one && trouble.contains("the disk is too full");
            });
            assertThat(old.digest()).isPresent();
            if (faulty.disk().isMounted()) {
                assertThat(free.get()).isGreaterThan(FaultyCluster.RESERVE - (2 << 20));
                faulty.disk().fill(0);
                watcher.awaitService("from a disk without a free byte");
                assertThat(old.digest()).isPresent();
            }
            faulty.makeRoom();

            day.awaitEverywhere(second);
            other.awaitEverywhere(third);
            assertThat(other.linkAt(node).digest()).hasValue(third);
            Eventually.until("the journal works again", A_WHILE, other::isDownloadReported);
        }
        day.archive();
        other.archive();
    }

    private Map<Damage, MeetingDay> published() {
        Map<Damage, MeetingDay> days = new EnumMap<>(Damage.class);
        for (Damage damage : Damage.values()) {
            MeetingDay day =
                    new MeetingDay(cluster).upload("a.bin", 3, damage.name().hashCode());
            day.publish();
            days.put(damage, day);
        }
        days.values().forEach(day -> day.awaitEverywhere(day.current()));
        return days;
    }

    private static void awaitRepair(Member node, Map<Damage, MeetingDay> days) {
        days.forEach((damage, day) -> {
            Digest digest = day.current();
            Eventually.until(damage + " is repaired", A_WHILE, () -> {
                Optional<Digest> served = day.linkAt(node).digest();
                return served.filter(digest::equals).isPresent() && isWhole(Damage.file(node, digest), digest);
            });
        });
    }

    private static boolean isWhole(Path file, Digest digest) {
        try {
            return Digest.of(Files.readAllBytes(file)).equals(digest);
        } catch (IOException beingRepaired) {
            return false;
        }
    }
}
