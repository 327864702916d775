package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long RATE = 1_000_000;
    private static final long BURST = 100_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = Pace.of(RATE, nanos::get);

    @Test
    void noLimit_isFree() {
        assertThat(Pace.of(0).isFree()).isTrue();
        assertThat(pace.isFree()).isFalse();
        assertThat(Pace.FREE.and(Pace.FREE).isFree()).isTrue();
    }

    @Test
    void longRun_keepsTheRate() {
        long sent = 0;
        for (int tick = 0; tick < 1000; tick++) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(20));
            sent += drain(pace);
        }
        assertThat(sent).isBetween(20 * RATE - BURST, 20 * RATE + BURST);
    }

    @Test
    void whatIsGivenBack_canBeTakenAgain() {
        drain(pace);
        pace.giveBack(500);

        assertThat(pace.take(500)).isEqualTo(500);
        assertThat(pace.take(500)).isZero();
    }

    @Test
    void dropsBetweenTwoNaps_areNotWorthAWrite() {
        drain(pace);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(19));
        assertThat(pace.take(Long.MAX_VALUE)).isZero();

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(pace.take(Long.MAX_VALUE)).isEqualTo(RATE / 50);
    }

    @Test
    void twoPaces_areAsSlowAsTheSlower() {
        Pace slow = Pace.of(RATE / 2, nanos::get);
        Pace both = pace.and(slow);
        drain(both);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(drain(both)).isEqualTo(RATE / 2 / 10);
        assertThat(drain(slow)).isZero();
        assertThat(drain(pace))
                .as("what the slower one refused is left in the other")
                .isPositive();
    }

    @Test
    void sharedPace_isSharedByThoseWhoUseIt() {
        Pace one = Pace.of(10 * RATE, nanos::get).and(pace);
        Pace other = Pace.of(10 * RATE, nanos::get).and(pace);

        assertThat(drain(one)).isEqualTo(BURST);
        assertThat(drain(other)).isZero();
    }

    private static long drain(Pace pace) {
        long all = 0;
        for (long taken = pace.take(Long.MAX_VALUE); taken > 0; taken = pace.take(Long.MAX_VALUE)) {
            all += taken;
        }
        return all;
    }
}
