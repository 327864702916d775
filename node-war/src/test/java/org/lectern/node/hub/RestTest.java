package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RestTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Rest MINUTE = Rest.of(NOON, Duration.ofMinutes(1));

    @Test
    void isOver_whenItsTimeHasPassed() {
        assertThat(MINUTE.isOver(NOON)).isFalse();
        assertThat(MINUTE.isOver(NOON.plusSeconds(59))).isFalse();
        assertThat(MINUTE.isOver(NOON.plusSeconds(60))).isTrue();
        assertThat(MINUTE.isOver(NOON.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void isOver_whenTheClockWasSetBack() {
        assertThat(MINUTE.isOver(NOON.minus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void none_isOver() {
        assertThat(Rest.NONE.isOver(NOON)).isTrue();
    }
}
