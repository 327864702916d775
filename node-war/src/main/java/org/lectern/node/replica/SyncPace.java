package org.lectern.node.replica;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.lectern.protocol.SyncLimits;

/**
 * Holds all fetches of this node together within the limits that the master set: a bucket that fills at the rate of the
 * moment and holds a second's worth. Who takes more than there is rests until it is made good.
 *
 * <p>Safe for use by several threads; the monitor guards the bucket, and nobody rests while he holds it.
 */
final class SyncPace {
    private static final Duration LONGEST_REST = Duration.ofMillis(200);

    private final Clock clock;
    private final Sleeper sleeper;
    private Optional<SyncLimits> limits = Optional.empty();
    private Instant filled;
    private double bucket;

    SyncPace(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        filled = clock.instant();
    }

    /** Takes note of the limits; those before hold no longer. */
    synchronized void limit(Optional<SyncLimits> newLimits) {
        limits = newLimits;
    }

    /**
     * Takes note of bytes that came, and rests.
     *
     * @param urgent whether the meeting is under way or begins soon; asked only when it counts
     * @param goOn is asked before each rest, and may stop the fetch
     */
    void spend(long bytes, BooleanSupplier urgent, Check goOn) throws IOException {
        spend(bytes);
        for (Duration rest = debt(urgent); !rest.isZero(); rest = debt(urgent)) {
            goOn.check();
            sleep(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        }
    }

    private synchronized void spend(long bytes) {
        fill();
        bucket -= bytes;
    }

    private synchronized Duration debt(BooleanSupplier urgent) {
        OptionalLong rate = fill();
        boolean even = rate.isEmpty() || bucket >= 0;
        return even || (limits.filter(SyncLimits::urgentExempt).isPresent() && urgent.getAsBoolean())
                ? Duration.ZERO
                : Duration.ofMillis((long) Math.ceil(-bucket * 1000 / rate.getAsLong()));
    }

    /** The rate of the moment; without one the bucket is even. A clock that was set back fills nothing. */
    private OptionalLong fill() {
        Instant now = clock.instant();
        OptionalLong rate = limits.map(set -> set.at(now)).orElse(OptionalLong.empty());
        if (rate.isEmpty()) {
            bucket = 0;
        } else {
            double seconds = Math.max(0, Duration.between(filled, now).toMillis() / 1000.0);
            bucket = Math.min((double) rate.getAsLong(), bucket + seconds * rate.getAsLong());
        }
        filled = now;
        return rate;
    }

    private void sleep(Duration rest) throws InterruptedIOException {
        try {
            sleeper.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("this node is stopping");
        }
    }

    /** Passes time. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Whether a fetch is to go on. */
    interface Check {
        /**
         * Returns if it is.
         *
         * @throws IOException to stop it
         */
        void check() throws IOException;
    }
}
