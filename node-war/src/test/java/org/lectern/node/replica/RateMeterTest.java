package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateMeterTest {
    private final MovableClock clock = new MovableClock();
    private final RateMeter meter = new RateMeter(clock);

    @Test
    void perSecond_nothingYet_isZero() {
        meter.reached(5000);
        assertThat(meter.perSecond()).isZero();
    }

    @Test
    void perSecond_steady_isThatRate() {
        come(0, 20, 1000);
        assertThat(meter.perSecond()).isEqualTo(4000);
    }

    @Test
    void perSecond_faster_followsWithinSeconds() {
        long come = come(0, 20, 1000);
        come(come, 60, 2000);
        assertThat(meter.perSecond()).isCloseTo(8000, within(250L));
    }

    @Test
    void perSecond_burst_hardlyShows() {
        long come = come(0, 40, 1000);
        clock.move(Duration.ofSeconds(1));
        meter.reached(come + 8000);
        assertThat(meter.perSecond()).isBetween(4000L, 4800L);
    }

    @Test
    void perSecond_nothingComesAnyMore_fallsToNothing() {
        come(0, 20, 1000);
        clock.move(Duration.ofSeconds(5));
        assertThat(meter.perSecond()).isCloseTo(1472, within(2L));
        clock.move(Duration.ofMinutes(5));
        assertThat(meter.perSecond()).isZero();
    }

    @Test
    void perSecond_clockSetBack_isNotNegativeAndGoesOn() {
        long come = come(0, 20, 1000);
        clock.move(Duration.ofHours(-1));
        assertThat(meter.perSecond()).isEqualTo(4000);
        come(come, 20, 1000);
        assertThat(meter.perSecond()).isEqualTo(4000);
    }

    /** So many bytes in each quarter of a second. */
    private long come(long from, int quarters, int bytes) {
        long come = from;
        for (int i = 0; i < quarters; i++) {
            clock.move(Duration.ofMillis(250));
            come += bytes;
            meter.reached(come);
        }
        return come;
    }
}
