package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.ticket.Revocation.Kind;

final class RevocationListTest {
    private static final Instant MADE = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant LATER = MADE.plusSeconds(3600);
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Ticket TICKET = new Ticket(new MeetingId("board"), DIGEST, "participant:board:li", LATER)
            .stamped(new Stamp("AAAAAAAAAAAAAAAA", MADE));

    @ParameterizedTest
    @CsvSource({
        "TICKET, AAAAAAAAAAAAAAAA, true",
        "TICKET, BBBBBBBBBBBBBBBB, false",
        "SUBJECT, participant:board:li, true",
        "SUBJECT, participant:board:l, false",
        "SUBJECT, participant:board:wang, false",
        "MEETING, board, true",
        "MEETING, boar, false",
        "NODE, board, false",
        "NODE, participant:board:li, false"
    })
    void ticket_isCoveredByWhatConcernsIt(Kind kind, String target, boolean covered) {
        assertThat(list(kind, target, MADE.plusSeconds(1)).covers(TICKET)).isEqualTo(covered);
    }

    @Test
    void whatWasMadeLater_isGood() {
        assertThat(list(Kind.SUBJECT, TICKET.subject(), MADE.minusMillis(1)).covers(TICKET))
                .isFalse();
        assertThat(list(Kind.SUBJECT, TICKET.subject(), MADE).covers(TICKET)).isTrue();
    }

    @Test
    void ticketOfTheSameSecond_counts() {
        Ticket sameSecond = TICKET.stamped(new Stamp("C", MADE.plusMillis(900)));

        assertThat(list(Kind.SUBJECT, TICKET.subject(), MADE.plusMillis(100)).covers(sameSecond))
                .isTrue();
    }

    @Test
    void ticketThatDoesNotSayWhen_isOld() {
        Ticket bare = new Ticket(new MeetingId("board"), DIGEST, "li", LATER);

        assertThat(list(Kind.MEETING, "board", MADE).covers(bare)).isTrue();
        assertThat(list(Kind.SUBJECT, "wang", MADE).covers(bare)).isFalse();
    }

    @Test
    void pass_isCoveredByItsNode() {
        SyncPass pass = new SyncPass(DIGEST, "node-1", LATER, MADE);

        assertThat(list(Kind.NODE, "node-1", MADE).covers(pass)).isTrue();
        assertThat(list(Kind.NODE, "node-2", MADE).covers(pass)).isFalse();
        assertThat(list(Kind.SUBJECT, "node-1", MADE).covers(pass)).isFalse();
        assertThat(list(Kind.NODE, "node-1", MADE.minusSeconds(1)).covers(pass)).isFalse();
    }

    @Test
    void ofTwoForTheSame_theLaterCounts() {
        RevocationList later = list(Kind.MEETING, "board", MADE);
        Revocation earlier = new Revocation(Kind.MEETING, "board", MADE.minusSeconds(60), LATER);

        RevocationList both = later.with(List.of(earlier), MADE);

        assertThat(both.size()).isEqualTo(1);
        assertThat(both.covers(TICKET)).isTrue();
    }

    @Test
    void whatIsOver_fallsOut() {
        RevocationList list = RevocationList.NONE;
        for (int i = 0; i < 1000; i++) {
            Instant now = MADE.plusSeconds(i);
            Revocation next = new Revocation(Kind.SUBJECT, "person-" + i, now, now.plusSeconds(10));
            list = list.with(List.of(next), now);
        }

        assertThat(list.size()).isEqualTo(10);
        assertThat(list.with(List.of(), LATER.plusSeconds(10)).size()).isZero();
    }

    @Test
    void manyEntries_areFoundByTheirTarget() {
        List<Revocation> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Revocation(Kind.SUBJECT, "person-" + i, MADE, LATER))
                .toList();
        RevocationList list = RevocationList.NONE.with(many, MADE);

        assertThat(list.covers(TICKET)).isFalse();
        assertThat(list.covers(new Ticket(new MeetingId("x"), DIGEST, "person-9999", LATER)))
                .isTrue();
    }

    @Test
    void kinds_readTheirText() {
        for (Kind kind : Kind.values()) {
            assertThat(Kind.parse(kind.text())).isEqualTo(kind);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.parse("TICKET"));
    }

    private static RevocationList list(Kind kind, String target, Instant before) {
        return RevocationList.NONE.with(List.of(new Revocation(kind, target, before, LATER)), MADE);
    }
}
