package org.lectern.protocol;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/** One of each record that master and node exchange. */
final class Records {
    static final MeetingId MEETING = new MeetingId("board-2026");
    static final Digest DIGEST = new Digest("ab".repeat(32));
    static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

    static final Heartbeat HEARTBEAT = new Heartbeat(
            "b00t",
            "0.1.0",
            List.of(URI.create("http://127.0.0.1:8081/")),
            3,
            1L << 40,
            1L << 41,
            "1nventory",
            false,
            Optional.empty());

    static final MeetingSheet SHEET = new MeetingSheet(
            MEETING,
            "董事会 Board \"2026\"",
            Optional.of(START),
            Optional.of(START.plusMillis(5_400_500)),
            "Asia/Shanghai",
            Optional.of("Room 5"),
            List.of(new MeetingSheet.AgendaEntry("01 Opening", "Opening")),
            List.of(new MeetingSheet.DocumentEntry("01 Opening/议程.pdf", 7, DIGEST, "application/pdf")));

    static final List<Edition> EDITIONS = List.of(new Edition("e-0a1b", new Digest("cd".repeat(32)), 5));

    static final SyncFeed.Item ANNOUNCED =
            new SyncFeed.Item(MEETING, MeetingState.ACTIVE, false, 3, DIGEST, 1L << 33, Optional.of(START), EDITIONS);

    static final Transfer TRANSFER = new Transfer(5, 4, 3, 2, 1);

    static final SyncSources SOURCES = new SyncSources(
            "a.b.c",
            START,
            Optional.of(7),
            100,
            1,
            List.of(new SyncSources.Source(
                    new NodeId("north-2"),
                    URI.create("http://127.0.0.1:8082/"),
                    Optional.of("north"),
                    ReplicaState.FETCHING)));

    private Records() {}

    static ReplicaReport.Item replica(ReplicaState state) {
        return replica(state, Optional.empty());
    }

    static ReplicaReport.Item replica(ReplicaState state, Optional<Transfer> transfer) {
        return new ReplicaReport.Item(MEETING, 3, DIGEST, state, 5, 7, "", transfer);
    }

    static DownloadReport.Item download(String subject, long first, long length, long sent) {
        return new DownloadReport.Item(
                new UUID(1, 2), MEETING, DIGEST, subject, first, length, sent, START, START.plusSeconds(9));
    }
}
