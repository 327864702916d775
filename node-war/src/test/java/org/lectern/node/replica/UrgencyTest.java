package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.SyncFeed;

final class UrgencyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void compare_meetingsOfADay_underWayThenByStartThenPast() {
        Urgency underWay = of(MeetingState.ACTIVE, Duration.ofHours(-1));
        Urgency overdue = of(MeetingState.PUBLISHED, Duration.ofMinutes(-10));
        Urgency soon = of(MeetingState.PUBLISHED, Duration.ofMinutes(10));
        Urgency tomorrow = of(MeetingState.PUBLISHED, Duration.ofDays(1));
        Urgency unknown = Urgency.of(item(MeetingState.PUBLISHED, Optional.empty()), NOW);
        Urgency ended = of(MeetingState.ENDED, Duration.ofHours(-3));
        Urgency longEnded = of(MeetingState.ENDED, Duration.ofDays(-30));
        Urgency endedSomeDay = Urgency.of(item(MeetingState.ENDED, Optional.empty()), NOW);
        assertThat(Stream.of(longEnded, endedSomeDay, ended, unknown, tomorrow, soon, overdue, underWay)
                        .sorted())
                .containsExactly(underWay, overdue, soon, tomorrow, unknown, ended, longEnded, endedSomeDay);
    }

    @Test
    void of_neverOpenedSinceDays_isPast() {
        assertThat(of(MeetingState.PUBLISHED, Duration.ofDays(-2)).need()).isEqualTo(Urgency.Need.PAST);
    }

    private static Urgency of(MeetingState state, Duration ahead) {
        return Urgency.of(item(state, Optional.of(NOW.plus(ahead))), NOW);
    }

    private static SyncFeed.Item item(MeetingState state, Optional<Instant> startsAt) {
        return new SyncFeed.Item(
                new MeetingId("board"), state, false, 1, Digest.of(new byte[] {1}), 10, startsAt, List.of());
    }
}
