package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.scrub.Scrub;
import org.lectern.node.replica.scrub.ScrubSettings;
import org.lectern.ticket.LinkExpired;

/** A node whose clock is one day off, and one whose clock is set right again. */
final class ClockFaultsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Bench bench;
    private MemoryMaster master;
    private final byte[] content = bytes(1, 1 << 20);

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        master = bench.master;
    }

    @Test
    void ahead_ticketsAreRefused_behind_theyAreTakenForLonger() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        String ticket = master.ticket(BOARD, digest, bench.clock.instant().plus(HOUR));
        bench.clock.move(DAY);
        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(LinkExpired.class);
        bench.clock.move(DAY.multipliedBy(-2));
        assertThat(bench.keys.openTicket(ticket).digest()).isEqualTo(digest);
    }

    @Test
    void aheadOrBehind_everyPackageIsFetched() throws IOException {
        for (Duration off : new Duration[] {DAY, DAY.multipliedBy(-2)}) {
            bench.clock.move(off);
            master.startsAt = MemoryMaster.PUBLISHED.plus(HOUR);
            Digest later = master.publish(new MeetingId("later" + off.toDays()), 1, bytes(off.toDays(), 1000));
            master.startsAt = MemoryMaster.PUBLISHED;
            Digest sooner = master.publish(new MeetingId("sooner" + off.toDays()), 1, bytes(off.toHours(), 1000));
            bench.sync();
            assertThat(bench.replicas.report())
                    .filteredOn(
                            item -> item.digest().equals(later) || item.digest().equals(sooner))
                    .allSatisfy(item -> assertThat(item.error()).isEmpty());
            assertThat(bench.folders("fetching")).isZero();
        }
    }

    @Test
    void setBackAfterAFailedFetch_isTriedAgainAtOnce() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.cutAfter = 100;
        bench.feed.pass();
        bench.replicas.tend();
        master.cutAfter = Integer.MAX_VALUE;
        bench.clock.move(DAY.negated());
        bench.replicas.tend();
        assertThat(bench.isServed(BOARD, digest)).isTrue();
    }

    @Test
    void setBackAfterTheKeysWereAskedFor_newKeysAreFound() throws IOException {
        master.publish(BOARD, 1, content);
        bench.sync();
        bench.clock.move(DAY.negated());
        master.changeKey();
        Digest second = master.publish(BOARD, 2, bytes(2, 1 << 20));
        bench.sync();
        assertThat(bench.isServed(BOARD, second)).isTrue();
    }

    @Test
    void setBackAfterAFailedReport_isReportedAtOnce() throws IOException {
        bench.reporter.reportAll();
        master.down();
        bench.reporter.reportAll();
        int before = master.replicaReports.size();
        master.up();
        bench.clock.move(DAY.negated());
        bench.reporter.soon();
        assertThat(master.replicaReports).hasSize(before + 1);
    }

    @Test
    void setBackAfterAPackageWasRead_damageIsFoundAsSoonAsEver() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        bench.clock.move(DAY);
        scrub();
        bench.clock.move(DAY.negated());
        try (RandomAccessFile file =
                new RandomAccessFile(bench.packageFile(digest).toFile(), "rw")) {
            file.write(~content[0]);
        }
        scrub();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    private void scrub() throws IOException {
        Scrub scrub = new Scrub(new ScrubSettings(DAY, 1 << 20), bench.shelf, bench.clock, bench.replicas::subjects);
        while (scrub.pass().compareTo(Duration.ofSeconds(30)) < 0) {
            bench.clock.move(Duration.ofSeconds(11));
        }
    }
}
