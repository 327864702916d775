package org.lectern.node.download;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.node.journal.Journal;
import org.lectern.protocol.DownloadReport;
import org.lectern.ticket.Ticket;

/** Writes one response into the journal, if it carries content. */
final class DownloadRecord implements DeliveryListener {
    private final Journal journal;
    private final Ticket ticket;
    private final Clock clock;
    private final Offer offer;
    private volatile Instant startedAt = Instant.EPOCH;
    private volatile long first;
    private volatile long length = -1;

    /**
     * The record of a response to {@code GET}. Where it begins is told as a place in the package, how long it is in bytes
     * of the response, whether these lie in the package so or inflated.
     */
    DownloadRecord(Journal journal, Ticket ticket, Clock clock, Offer offer) {
        this.journal = journal;
        this.ticket = ticket;
        this.clock = clock;
        this.offer = offer;
    }

    @Override
    public void started(int status, List<ByteRange> ranges) {
        if (status == 200 || status == 206) {
            startedAt = clock.instant();
            first = offer.first()
                    + ranges.stream().mapToLong(ByteRange::first).min().orElse(0);
            length = ranges.isEmpty()
                    ? offer.download().size()
                    : ranges.stream().mapToLong(ByteRange::length).sum();
            journal.begun();
        }
    }

    @Override
    public void finished(long bytesSent, DeliveryOutcome outcome) {
        if (length >= 0) {
            journal.ended(new DownloadReport.Item(
                    UUID.randomUUID(),
                    ticket.meeting(),
                    ticket.digest(),
                    ticket.subject(),
                    first,
                    length,
                    Math.min(bytesSent, length),
                    startedAt,
                    clock.instant()));
        }
    }
}
