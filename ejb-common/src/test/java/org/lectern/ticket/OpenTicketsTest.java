package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

final class OpenTicketsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SigningKey key = SigningKey.generate();
    private final OpenTickets tickets = new OpenTickets(VerifyingKeys.of(List.of(key)));
    private final String text = key.sign(
            new Ticket(new MeetingId("board"), Digest.of(new byte[] {1}), "alice", NOW.plus(Duration.ofMinutes(5))));

    @Test
    void ticket_isTheSameTheSecondTime() {
        assertThat(tickets.knows(text)).isFalse();
        Ticket first = tickets.open(text, clock);

        assertThat(tickets.knows(text)).isTrue();
        assertThat(tickets.open(text, clock)).isSameAs(first);
    }

    @Test
    void ticketThatWasOpened_stillExpires() {
        tickets.open(text, clock);
        Clock later = Clock.offset(clock, Duration.ofMinutes(5));

        assertThatExceptionOfType(LinkExpired.class).isThrownBy(() -> tickets.open(text, later));
    }

    @Test
    void wrongTicket_isRefusedEachTimeAndNotKept() {
        String foreign = SigningKey.generate()
                .sign(new Ticket(new MeetingId("board"), Digest.of(new byte[] {1}), "eve", NOW.plusSeconds(60)));

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> tickets.open(foreign, clock));
        }
        assertThat(tickets.knows(foreign)).isFalse();
    }
}
