package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.scrub.Scrub;
import org.lectern.node.replica.scrub.ScrubSettings;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.ReplicaReport;

/** Packages that go bad on the disk of a node that runs, and of one that is stopped. */
final class DamageTest {
    private static final int SIZE = 3 << 20;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int RATE = 1 << 20;

    @TempDir
    private Path folder;

    private final byte[] content = bytes(1, SIZE);
    private Bench bench;
    private Digest digest;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        digest = bench.master.publish(BOARD, 1, content);
        bench.sync();
        bench.master.bytesSent = 0;
    }

    /** What happens to a file. */
    enum Damage {
        FLIPPED_BIT(256 << 10) {
            @Override
            void befall(RandomAccessFile file) throws IOException {
                file.seek(SIZE / 2);
                int was = file.read();
                file.seek(SIZE / 2);
                file.write(was ^ 0x10);
            }
        },
        CUT_OFF((64 << 10) + (256 << 10)) {
            @Override
            void befall(RandomAccessFile file) throws IOException {
                file.setLength(SIZE - (64 << 10));
            }
        },
        ZEROED_TAIL((64 << 10) + (256 << 10)) {
            @Override
            void befall(RandomAccessFile file) throws IOException {
                file.setLength(SIZE - (64 << 10));
                file.setLength(SIZE);
            }
        },
        LONGER(0) {
            @Override
            void befall(RandomAccessFile file) throws IOException {
                file.setLength(SIZE + 1);
            }
        },
        EMPTY(SIZE) {
            @Override
            void befall(RandomAccessFile file) throws IOException {
                file.setLength(0);
            }
        };

        private final long most;

        Damage(long most) {
            this.most = most;
        }

        abstract void befall(RandomAccessFile file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void scrub_damagedWhileRunning_isRepairedWithWhatIsMissing(Damage damage) throws IOException {
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        befall(damage);
        scrubAll(scrub());
        checkRepaired(damage);
        assertThat(report().error()).startsWith("wrong bytes in the chunk at ").contains(digest.hex());
    }

    @ParameterizedTest
    @EnumSource
    void start_damagedWhileStopped_isRepairedBeforeItIsServed(Damage damage) throws IOException {
        befall(damage);
        bench.restart();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        bench.sync();
        checkRepaired(damage);
    }

    @ParameterizedTest
    @EnumSource
    void scrub_damagedAndMasterAway_isNotServedUntilItIsWhole(Damage damage) throws IOException {
        befall(damage);
        bench.master.down();
        scrubAll(scrub());
        if (bench.isServed(BOARD, digest)) {
            assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        }
        bench.master.up();
        bench.clock.move(Duration.ofMinutes(1));
        bench.sync();
        checkRepaired(damage);
    }

    @Test
    void scrub_fileGone_isFetchedAgain() throws IOException {
        Files.delete(bench.packageFile(digest));
        scrubAll(scrub());
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void scrub_flippedWithTimesKeptWhileStopped_isFound() throws IOException {
        FileTime before = Files.getLastModifiedTime(bench.packageFile(digest));
        befall(Damage.FLIPPED_BIT);
        Files.setLastModifiedTime(bench.packageFile(digest), before);
        bench.restart();
        scrubAll(scrub());
        checkRepaired(Damage.FLIPPED_BIT);
    }

    @Test
    void scrub_nothingWrong_readsAtTheRateThenRestsHalfThePeriod() throws IOException {
        Scrub scrub = scrub();
        assertThat(scrub.pass()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1250));
        assertThat(scrub.pass()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1250));
        scrubAll(scrub);
        befall(Damage.FLIPPED_BIT);
        bench.clock.move(DAY.dividedBy(2).minusSeconds(60));
        scrub.pass();
        assertThat(bench.master.bytesSent).isZero();
        bench.clock.move(Duration.ofSeconds(61));
        scrubAll(scrub);
        checkRepaired(Damage.FLIPPED_BIT);
    }

    @Test
    void scrub_restarted_goesOnWhereItStopped() throws IOException {
        Scrub scrub = scrub();
        scrub.pass();
        bench.clock.move(Duration.ofSeconds(10));
        scrub.pass();
        bench.restart();
        int passes = scrubAll(scrub());
        assertThat(passes).isEqualTo(1);
    }

    @Test
    void scrub_rateZero_never() throws IOException {
        befall(Damage.FLIPPED_BIT);
        Scrub scrub = new Scrub(new ScrubSettings(DAY, 0), bench.shelf, bench.clock, bench.replicas::subjects);
        assertThat(scrubAll(scrub)).isZero();
        assertThat(bench.master.bytesSent).isZero();
    }

    @Test
    void scrub_severalPackages_eachWithinThePeriod() throws IOException {
        MeetingId other = new MeetingId("other");
        Digest second = bench.master.publish(other, 1, bytes(2, SIZE));
        bench.sync();
        bench.master.bytesSent = 0;
        befall(Damage.FLIPPED_BIT);
        try (RandomAccessFile file =
                new RandomAccessFile(bench.packageFile(second).toFile(), "rw")) {
            Damage.FLIPPED_BIT.befall(file);
        }
        scrubAll(scrub());
        assertThat(bench.read(other, second)).isEqualTo(bytes(2, SIZE));
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(bench.master.bytesSent).isBetween(1L, 512L << 10);
    }

    @Test
    void scrub_soonestMeetingFirst_supersededVersionsToo() throws IOException {
        bench.master.state = MeetingState.PUBLISHED;
        Digest later = publish("later", Duration.ofHours(5));
        Digest sooner = publish("sooner", Duration.ofHours(2));
        Digest over = publish("over", DAY.multipliedBy(-2));
        bench.master.state = MeetingState.ACTIVE;
        Digest newer = bench.master.publish(BOARD, 2, bytes(9, 1000));
        bench.sync();
        List<Digest> order = bench.replicas.subjects().stream()
                .map(subject -> subject.content().digest())
                .toList();
        assertThat(order).hasSize(5).endsWith(sooner, later, over);
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder(digest, newer);
    }

    @Test
    void scrub_damagedManifest_isFetchedAgainAndThePackageServedMeanwhile() throws IOException {
        Path manifest = bench.shelf.active(digest).manifest();
        String right = Files.readString(manifest);
        Files.writeString(manifest, right.substring(1));
        scrubAll(scrub());
        assertThat(Files.readString(manifest)).isEqualTo(right);
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(bench.master.bytesSent).isZero();
    }

    private Digest publish(String meeting, Duration startsIn) {
        bench.master.startsAt = bench.clock.instant().plus(startsIn);
        return bench.master.publish(new MeetingId(meeting), 1, bytes(meeting.hashCode(), 1000));
    }

    private Scrub scrub() throws IOException {
        return new Scrub(new ScrubSettings(DAY, RATE), bench.shelf, bench.clock, bench.replicas::subjects);
    }

    /** Until there is nothing to do; says how many passes read something. */
    private static int scrubAll(Scrub scrub) throws IOException {
        int passes = 0;
        while (scrub.pass().compareTo(Duration.ofSeconds(30)) < 0) {
            passes++;
        }
        return passes;
    }

    private void befall(Damage damage) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(bench.packageFile(digest).toFile(), "rw")) {
            damage.befall(file);
        }
    }

    private void checkRepaired(Damage damage) throws IOException {
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(bench.master.bytesSent).isLessThanOrEqualTo(damage.most);
    }

    private ReplicaReport.Item report() {
        return bench.replicas.report().get(0);
    }
}
