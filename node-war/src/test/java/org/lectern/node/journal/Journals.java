package org.lectern.node.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.protocol.DownloadReport;

/** Journals for tests, of other packages too. */
public final class Journals {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    private Journals() {}

    /** A journal with room for 100 downloads in memory and 1,000 in its outbox. */
    public static Journal of(MemoryOutbox outbox, Master master, Clock clock) {
        JournalSettings settings = new JournalSettings(100, 1000, Duration.ofSeconds(1), Duration.ofMinutes(5));
        return new Journal(
                outbox,
                master,
                clock,
                settings,
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(1)));
    }

    /** The downloads that wait in memory, by way of an outbox of their own. */
    public static List<DownloadReport.Item> flushed(Journal journal, MemoryOutbox outbox) {
        journal.flush();
        return List.copyOf(outbox.rows);
    }

    static DownloadReport.Item download(int second) {
        return new DownloadReport.Item(
                UUID.nameUUIDFromBytes(new byte[] {(byte) second, (byte) (second >> 8)}),
                new MeetingId("board"),
                Digest.of(new byte[] {1}),
                "alice",
                10,
                Pieces.MOST_LENGTH + 1,
                15,
                START,
                START.plusSeconds(second));
    }
}
