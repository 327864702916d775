package org.lectern.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.DownloadReport;

final class PiecesTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private final Pieces pieces = new Pieces(2);

    @Test
    void piecesOfOnePerson_areOneRecord() {
        assertThat(pieces.add(piece("alice", 500, 100, 5))).isTrue();
        assertThat(pieces.add(piece("alice", 200, 50, 2))).isTrue();
        assertThat(pieces.add(piece("alice", 900, 10, 9))).isTrue();

        assertThat(pieces.drain()).singleElement().satisfies(all -> {
            assertThat(all.first()).isEqualTo(200);
            assertThat(all.length()).isEqualTo(160);
            assertThat(all.sent()).isEqualTo(160);
            assertThat(all.startedAt()).isEqualTo(NINE.plusSeconds(2));
            assertThat(all.endedAt()).isEqualTo(NINE.plusSeconds(10));
        });
        assertThat(pieces.isEmpty()).isTrue();
    }

    @Test
    void largePiece_staysByItself() {
        assertThat(pieces.add(piece("alice", 0, Pieces.MOST_LENGTH + 1, 0))).isFalse();
        assertThat(pieces.isEmpty()).isTrue();
    }

    @Test
    void onePersonMoreThanThereIsRoomFor_isNotTaken() {
        pieces.add(piece("alice", 0, 1, 0));
        pieces.add(piece("bob", 0, 1, 0));

        assertThat(pieces.add(piece("carol", 0, 1, 0))).isFalse();
        assertThat(pieces.add(piece("bob", 1, 1, 0))).isTrue();
        assertThat(pieces.drain()).extracting(DownloadReport.Item::subject).containsExactly("alice", "bob");
    }

    private static DownloadReport.Item piece(String subject, long first, long length, int second) {
        return new DownloadReport.Item(
                UUID.randomUUID(),
                new MeetingId("board"),
                Digest.of(new byte[] {1}),
                subject,
                first,
                length,
                length,
                NINE.plusSeconds(second),
                NINE.plusSeconds(second + 1));
    }
}
