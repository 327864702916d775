package org.lectern.bench.figure;

import java.util.Arrays;
import java.util.Collection;

/**
 * How long requests took, in milliseconds.
 *
 * @param requests how many
 * @param p50 half of them took no longer
 * @param p99 ninety-nine of a hundred took no longer
 */
public record Latency(int requests, double p50, double p99) {

    /** The percentiles of {@code nanoseconds}, by nearest rank; without requests they are infinite. */
    public static Latency of(Collection<Long> nanoseconds) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latency(sorted.length, rank(sorted, 50), rank(sorted, 99));
    }

    private static double rank(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int nearest = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, nearest - 1)] / 1e6;
    }
}
