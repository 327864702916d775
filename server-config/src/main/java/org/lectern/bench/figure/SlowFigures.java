package org.lectern.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A node under many slow clients.
 *
 * @param clients how many
 * @param failed those that were refused, cut, given wrong bytes or left far behind their pace
 * @param slowest the least that a client got, as a share of what it was ready to take
 * @param latency how long another client's ranges took
 * @param before the node before them
 * @param peak the most of each while they were there
 * @param after the node when they had left
 */
public record SlowFigures(
        int clients, int failed, double slowest, Latency latency, Footprint before, Footprint peak, Footprint after) {
    private static final int MANY = 5_000;

    /**
     * What a process holds.
     *
     * @param rss resident memory in bytes
     * @param threads its threads
     * @param descriptors its open descriptors
     */
    public record Footprint(long rss, int threads, int descriptors) {

        /** The larger of each. */
        public Footprint most(Footprint other) {
            return new Footprint(
                    Math.max(rss, other.rss),
                    Math.max(threads, other.threads),
                    Math.max(descriptors, other.descriptors));
        }
    }

    /** What became of each goal; for very many clients memory is bounded as a whole, else its growth. */
    public Stream<Verdict> verdicts() {
        String who = clients + " slow clients, ";
        double growth = (peak.rss() - before.rss()) / 1e6;
        double whole = peak.rss() / 1e6;
        Verdict none = new Verdict(who + "failed", String.valueOf(failed), "0", failed == 0);
        return clients >= MANY
                ? Stream.of(none, new Verdict(who + "RSS", megabytes(whole), "≤ 1 GB", whole <= 1_000))
                : Stream.of(
                        none,
                        new Verdict(who + "RSS growth", megabytes(growth), "≤ 150 MB", growth <= 150),
                        new Verdict(
                                who + "64 KiB range of another, p99",
                                milliseconds(latency.p99()),
                                "≤ 50 ms",
                                latency.p99() <= 50));
    }

    List<String> cells() {
        return List.of(
                String.valueOf(clients),
                String.valueOf(failed),
                String.format(Locale.ROOT, "%.0f %%", slowest * 100),
                milliseconds(latency.p50()),
                milliseconds(latency.p99()),
                course(before.rss() / 1_000_000, peak.rss() / 1_000_000, after.rss() / 1_000_000) + " MB",
                course(before.threads(), peak.threads(), after.threads()),
                course(before.descriptors(), peak.descriptors(), after.descriptors()));
    }

    private static String course(long before, long peak, long after) {
        return before + " → " + peak + " → " + after;
    }

    private static String megabytes(double value) {
        return String.format(Locale.ROOT, "%.0f MB", value);
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
