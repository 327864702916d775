package org.lectern.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.journal.Journals.download;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.MovableClock;
import org.lectern.protocol.DownloadReport;

final class JournalTest {
    private final MemoryMaster master = new MemoryMaster();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final MovableClock clock = new MovableClock();
    private final Journal journal = Journals.of(outbox, master, clock);
    private int served;

    @Test
    void begunAndEnded_counted() {
        journal.begun();
        journal.begun();
        assertThat(journal.activeDownloads()).isEqualTo(2);
        journal.ended(download(1));
        assertThat(journal.activeDownloads()).isEqualTo(1);
        assertThat(journal.bytesServed()).isEqualTo(15);
    }

    @Test
    void flushAndShip_downloads_reachTheMasterAndLeave() {
        serve(3);
        journal.flush();
        assertThat(outbox.rows).hasSize(3);
        journal.ship();
        assertThat(outbox.rows).isEmpty();
        assertThat(master.downloadReports)
                .containsExactly(new DownloadReport(List.of(download(0), download(1), download(2))));
        journal.ship();
        assertThat(master.downloadReports).hasSize(1);
    }

    @Test
    void ship_many_inBatches() {
        for (int i = 0; i < 9; i++) {
            serve(100);
            journal.flush();
        }
        journal.ship();
        assertThat(master.downloadReports)
                .extracting(report -> report.downloads().size())
                .containsExactly(500, 400);
    }

    @Test
    void ship_leftByAFormerRun_shipped() {
        outbox.rows.add(download(7));
        journal.ship();
        assertThat(master.downloadReports).hasSize(1);
    }

    @Test
    void ship_masterAway_keptUntilItIsBackAndTheWaitOver() {
        serve(1);
        journal.flush();
        master.down();
        journal.ship();
        assertThat(outbox.rows).hasSize(1);
        master.up();
        clock.move(Duration.ofMinutes(5));
        journal.ship();
        assertThat(outbox.rows).isEmpty();
        assertThat(master.downloadReports).hasSize(1);
    }

    @Test
    void ship_killedBeforeRemoving_sameIdAgain() {
        serve(1);
        journal.flush();
        List<DownloadReport.Item> rows = List.copyOf(outbox.rows);
        journal.ship();
        outbox.rows.addAll(rows);
        Journals.of(outbox, master, clock).ship();
        assertThat(master.downloadReports.get(0)).isEqualTo(master.downloadReports.get(1));
    }

    @Test
    void flush_tooManyRows_oldestDroppedAndCounted() {
        for (int i = 0; i < 11; i++) {
            serve(100);
            journal.flush();
        }
        assertThat(outbox.rows).hasSize(1000);
        assertThat(outbox.rows.get(0)).isEqualTo(download(100));
        assertThat(journal.dropped()).isEqualTo(100);
    }

    @Test
    void ended_memoryFull_droppedAndCounted() {
        serve(130);
        assertThat(journal.dropped()).isEqualTo(30);
        assertThat(journal.activeDownloads()).isZero();
    }

    @Test
    void flush_databaseBroken_servingGoesOnAndNothingIsLostWhenItWorksAgain() {
        outbox.broken = true;
        serve(3);
        journal.flush();
        journal.ship();
        serve(2);
        journal.flush();
        outbox.broken = false;
        clock.move(Duration.ofSeconds(30));
        journal.flush();
        assertThat(outbox.rows).hasSize(5);
        assertThat(journal.bytesServed()).isEqualTo(5 * 15);
    }

    private void serve(int count) {
        for (int i = 0; i < count; i++) {
            journal.begun();
            journal.ended(download(served++));
        }
    }
}
