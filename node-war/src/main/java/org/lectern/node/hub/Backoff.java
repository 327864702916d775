package org.lectern.node.hub;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: a random part of a bound that doubles with each failure up to a cap ("full
 * jitter", Brooker, Exponential Backoff and Jitter, 2015), so that nodes which failed together do not return together.
 *
 * <p>For one thread.
 */
public final class Backoff {
    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private int failures;

    /**
     * Begins without a failure.
     *
     * @param base the bound after the first failure
     * @param cap the bound after many
     */
    public Backoff(Duration base, Duration cap, RandomGenerator random) {
        if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("a back-off begins above nothing and ends no lower");
        }
        this.base = base;
        this.cap = cap;
        this.random = random;
    }

    /** Counts a failure and draws the wait that follows it. */
    public Duration next() {
        long bound = bound().toNanos();
        failures++;
        return Duration.ofNanos(random.nextLong(bound + 1));
    }

    /**
     * Counts a failure and draws the wait that follows it: one that the master asked for, and up to half of it more, so
     * that those whom it sent away do not return together; never beyond the cap.
     */
    public Duration next(Exception failure) {
        return failure instanceof MasterBusy busy ? asked(busy.pause()) : next();
    }

    private Duration asked(Duration pause) {
        failures++;
        long most = smaller(pause.multipliedBy(3).dividedBy(2), cap).toNanos();
        long least = Math.min(smaller(pause, cap).toNanos(), most / 3 * 2);
        return Duration.ofNanos(least + random.nextLong(most - least + 1));
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Forgets all failures. */
    public void reset() {
        failures = 0;
    }

    private Duration bound() {
        long times = 1L << Math.min(failures, 30);
        return cap.dividedBy(times).compareTo(base) < 0 ? cap : base.multipliedBy(times);
    }
}
