package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Property
    void next_anyNumberOfFailures_neverBeyondBoundAndCap(
            @ForAll long seed,
            @ForAll @IntRange(max = 200) int failures,
            @ForAll @LongRange(min = 1, max = 90) long cap) {
        Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(cap), new Random(seed));
        for (int i = 0; i < failures; i++) {
            Duration bound = Duration.ofSeconds(Math.min(cap, 1L << Math.min(i, 30)));
            assertThat(backoff.next()).isBetween(Duration.ZERO, bound);
        }
    }

    @Test
    void next_luckiestDraw_doublesUpToCap() {
        Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(5), new Highest());
        assertThat(backoff.next()).isEqualTo(SECOND);
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(5));
    }

    @Property
    void next_masterIsBusy_waitsAsLongAsItAskedAndUpToHalfMore(
            @ForAll long seed, @ForAll @LongRange(max = 40) long asked) {
        Backoff backoff = new Backoff(SECOND, MINUTE, new Random(seed));
        Duration pause = Duration.ofSeconds(asked);
        assertThat(backoff.next(new MasterBusy("it", pause)))
                .isBetween(pause, pause.multipliedBy(3).dividedBy(2));
    }

    @Property
    void next_masterIsBusyForLong_waitsNoLongerThanTheCapAndNotAllAlike(
            @ForAll long seed, @ForAll @LongRange(min = 60, max = 999_999_999) long asked) {
        Backoff backoff = new Backoff(SECOND, MINUTE, new Random(seed));
        assertThat(backoff.next(new MasterBusy("it", Duration.ofSeconds(asked))))
                .isBetween(Duration.ofSeconds(39), MINUTE);
    }

    @Test
    void next_otherFailure_isDrawn() {
        Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(5), new Highest());
        assertThat(backoff.next(new MasterUnreachable("away"))).isEqualTo(SECOND);
        assertThat(backoff.next(new MasterUnreachable("away"))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void reset_afterFailures_beginsAgain() {
        Backoff backoff = new Backoff(SECOND, MINUTE, new Highest());
        backoff.next();
        backoff.next();
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(SECOND);
    }

    @Test
    void constructor_capBelowBase_refused() {
        assertThatThrownBy(() -> new Backoff(MINUTE, SECOND, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Draws the greatest number allowed. */
    private static final class Highest extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
