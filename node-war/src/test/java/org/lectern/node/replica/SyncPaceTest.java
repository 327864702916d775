package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.protocol.SyncLimit;
import org.lectern.protocol.SyncLimits;

/** The clock stands at 02:00 UTC, which is 10:00 in Shanghai. */
final class SyncPaceTest {
    private static final int RATE = 100_000;

    private final MovableClock clock = new MovableClock();
    private final Instant start = clock.instant();
    private final SyncPace pace = new SyncPace(clock, clock::move);

    @Test
    void spend_withoutLimit_doesNotRest() throws IOException {
        spend(100 * RATE, false);
        assertThat(passed()).isZero();
    }

    @Test
    void spend_withLimit_takesItsTime() throws IOException {
        limit("08:00", "18:00", false);
        for (int i = 0; i < 100; i++) {
            spend(RATE / 10, false);
        }
        assertThat(passed()).isBetween(Duration.ofSeconds(9), Duration.ofMillis(10_100));
    }

    @Test
    void spend_severalFetches_shareTheLimit() throws IOException {
        limit("08:00", "18:00", false);
        spend(2 * RATE, false);
        spend(2 * RATE, false);
        assertThat(passed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(4_100));
    }

    @Test
    void spend_afterAPause_doesNotSaveUpMoreThanASecond() throws IOException {
        limit("08:00", "18:00", false);
        spend(1, false);
        clock.move(Duration.ofHours(1));
        Instant before = clock.instant();
        spend(3 * RATE, false);
        assertThat(Duration.between(before, clock.instant()))
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
    }

    @Test
    void spend_limitEndsMeanwhile_goesOnAtOnce() throws IOException {
        limit("08:00", "10:01", false);
        spend(1000 * RATE, false);
        assertThat(passed()).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_300));
    }

    @Test
    void spend_urgentAndExempt_doesNotRest() throws IOException {
        limit("08:00", "18:00", true);
        spend(100 * RATE, true);
        assertThat(passed()).isZero();
    }

    @Test
    void spend_urgentAndNotExempt_rests() throws IOException {
        limit("08:00", "18:00", false);
        spend(10 * RATE, true);
        assertThat(passed()).isGreaterThan(Duration.ofSeconds(8));
    }

    @Test
    void spend_fetchIsToStop_stops() {
        limit("08:00", "18:00", false);
        assertThatIOException()
                .isThrownBy(() -> pace.spend(10 * RATE, () -> false, () -> {
                    throw new IOException("stop");
                }))
                .withMessage("stop");
    }

    @Test
    void spend_clockSetBack_restsNoLongerThanItOwes() throws IOException {
        limit("00:00", "24:00", false);
        clock.move(Duration.ofHours(-1));
        Instant before = clock.instant();
        spend(2 * RATE, false);
        assertThat(Duration.between(before, clock.instant())).isLessThan(Duration.ofMillis(2_100));
    }

    private void limit(String from, String to, boolean exempt) {
        SyncLimit limit = new SyncLimit(Optional.empty(), from, to, RATE);
        pace.limit(Optional.of(new SyncLimits("Asia/Shanghai", exempt, List.of(limit))));
    }

    private void spend(long bytes, boolean urgent) throws IOException {
        pace.spend(bytes, () -> urgent, () -> {});
    }

    private Duration passed() {
        return Duration.between(start, clock.instant());
    }
}
