package org.lectern.node.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Download;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.journal.Journal;
import org.lectern.node.journal.Journals;
import org.lectern.node.journal.MemoryOutbox;
import org.lectern.node.replica.MovableClock;
import org.lectern.protocol.DownloadReport;
import org.lectern.store.LocalContent;
import org.lectern.ticket.Ticket;

final class DownloadRecordTest {
    private final MovableClock clock = new MovableClock();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Journal journal = Journals.of(outbox, new MemoryMaster(), clock);
    private final Ticket ticket = new Ticket(
            new MeetingId("board"),
            Digest.of(new byte[] {1}),
            "alice",
            clock.instant().plusSeconds(60));
    private final DownloadRecord record = record(0);

    @Test
    void finished_range_isWrittenWithWhatLeft() {
        record.started(206, List.of(new ByteRange(100, 199)));
        assertThat(journal.activeDownloads()).isEqualTo(1);
        clock.move(Duration.ofSeconds(3));
        record.finished(70, DeliveryOutcome.ABORTED);
        DownloadReport.Item item = Journals.flushed(journal, outbox).get(0);
        assertThat(List.of(item.first(), item.length(), item.sent())).containsExactly(100L, 100L, 70L);
        assertThat(Duration.between(item.startedAt(), item.endedAt())).isEqualTo(Duration.ofSeconds(3));
        assertThat(item.subject()).isEqualTo("alice");
        assertThat(journal.activeDownloads()).isZero();
    }

    @Test
    void finished_whole_isWritten() {
        record.started(200, List.of());
        record.finished(1000, DeliveryOutcome.COMPLETE);
        assertThat(Journals.flushed(journal, outbox))
                .extracting(DownloadReport.Item::length)
                .containsExactly(1000L);
    }

    @Test
    void finished_document_isWrittenByItsPlaceInThePackage() {
        DownloadRecord document = record(4000);
        document.started(206, List.of(new ByteRange(100, 199)));
        document.finished(100, DeliveryOutcome.COMPLETE);
        DownloadReport.Item item = Journals.flushed(journal, outbox).get(0);
        assertThat(List.of(item.first(), item.length(), item.sent())).containsExactly(4100L, 100L, 100L);
        assertThat(item.digest()).isEqualTo(ticket.digest());
    }

    @Test
    void finished_withoutContent_isNotWritten() {
        record.started(304, List.of());
        record.finished(0, DeliveryOutcome.COMPLETE);
        assertThat(Journals.flushed(journal, outbox)).isEmpty();
        assertThat(journal.activeDownloads()).isZero();
    }

    private DownloadRecord record(long first) {
        LocalContent content = new LocalContent(Path.of("package"), ticket.digest(), 1000);
        Download download = Download.of(content, "application/zip", "meeting_board.zip", clock.instant());
        return new DownloadRecord(journal, ticket, clock, new Offer(download, first));
    }
}
