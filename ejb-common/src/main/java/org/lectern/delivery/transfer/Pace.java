package org.lectern.delivery.transfer;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How fast a response may be: as fast as the slowest of its token buckets. A bucket fills at its rate and holds what
 * may go out in a tenth of a second, at least one buffer's worth, so that a limited response flows and does not jerk. It
 * gives nothing until it holds what one nap brings: it fills while a response sends, and each drop would be a write.
 *
 * <p>Safe for use by several threads; each bucket's monitor guards its tokens.
 */
public final class Pace {
    /** No limit. */
    public static final Pace FREE = new Pace(List.of());

    private static final long LEAST_BURST = 64 << 10;
    private static final Duration NAP = Duration.ofMillis(20);

    private final List<Bucket> buckets;

    private Pace(List<Bucket> buckets) {
        this.buckets = buckets;
    }

    /**
     * Of one rate.
     *
     * @param bytesPerSecond 0 for no limit
     */
    public static Pace of(long bytesPerSecond) {
        return of(bytesPerSecond, System::nanoTime);
    }

    static Pace of(long bytesPerSecond, LongSupplier nanos) {
        return bytesPerSecond == 0 ? FREE : new Pace(List.of(new Bucket(bytesPerSecond, nanos)));
    }

    /** The slower of this and {@code other}, which may be shared with further responses. */
    public Pace and(Pace other) {
        if (buckets.isEmpty()) {
            return other;
        }
        return other.buckets.isEmpty()
                ? this
                : new Pace(
                        Stream.concat(buckets.stream(), other.buckets.stream()).toList());
    }

    boolean isFree() {
        return buckets.isEmpty();
    }

    /** Takes the permission to send up to {@code most} bytes; may be for 0, then ask again after {@link #nap}. */
    long take(long most) {
        long taken = Math.min(most, LEAST_BURST);
        for (int i = 0; i < buckets.size(); i++) {
            long less = buckets.get(i).take(taken);
            for (Bucket before : buckets.subList(0, i)) {
                before.giveBack(taken - less);
            }
            taken = less;
        }
        return taken;
    }

    /** Gives back what was taken and not sent. */
    void giveBack(long count) {
        buckets.forEach(bucket -> bucket.giveBack(count));
    }

    /** A while after which more may be sent. */
    static Duration nap() {
        return NAP;
    }

    private static final class Bucket {
        private final long rate;
        private final long most;
        private final long least;
        private final LongSupplier nanos;
        private double tokens;
        private long filled;

        Bucket(long rate, LongSupplier nanos) {
            this.rate = rate;
            this.nanos = nanos;
            most = Math.max(LEAST_BURST, rate / 10);
            least = Math.min(LEAST_BURST, rate * NAP.toMillis() / 1000);
            tokens = (double) most;
            filled = nanos.getAsLong();
        }

        synchronized long take(long wanted) {
            long now = nanos.getAsLong();
            tokens = Math.min((double) most, tokens + (double) rate * (double) (now - filled) / 1e9);
            filled = now;
            if (tokens < (double) Math.min(wanted, least)) {
                return 0;
            }
            long taken = Math.min(wanted, (long) tokens);
            tokens -= (double) taken;
            return taken;
        }

        synchronized void giveBack(long count) {
            tokens += (double) count;
        }
    }
}
