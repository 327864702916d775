package org.lectern.node.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast bytes come: an average in which the last seconds weigh most, so that a pause shows within some seconds and a
 * burst does not show at all. For one thread at a time.
 */
final class RateMeter {
    /** What is older than this weighs a third. */
    private static final double MEMORY_SECONDS = 5;

    /** Shorter times say nothing. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Clock clock;
    private Instant since;
    private long counted;
    private long reached;
    private double rate = -1;

    RateMeter(Clock clock) {
        this.clock = clock;
        since = clock.instant();
    }

    /** So many bytes have come in all. */
    void reached(long bytes) {
        reached = bytes;
        settle();
    }

    /** Bytes a second; 0 before anything can be said. */
    long perSecond() {
        settle();
        return Math.max(0, Math.round(rate));
    }

    /** Ends a slice of time. A clock that was set back begins a new one. */
    private void settle() {
        Instant now = clock.instant();
        Duration passed = Duration.between(since, now);
        if (passed.isNegative()) {
            since = now;
        } else if (passed.compareTo(SLICE) >= 0) {
            double seconds = passed.toMillis() / 1000.0;
            double latest = (reached - counted) / seconds;
            rate = rate < 0 ? latest : latest + (rate - latest) * Math.exp(-seconds / MEMORY_SECONDS);
            counted = reached;
            since = now;
        }
    }
}
