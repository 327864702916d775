package org.lectern.bench.figure;

import java.time.Duration;
import java.util.List;

/** Rounds of two seconds with given figures. */
final class Rounds {
    private Rounds() {}

    /** As many hundred requests each second as gigabytes, one error, 400 MB of memory. */
    static Round of(double gigabytesPerSecond, double cpuSecondsPerGigabyte) {
        double gigabytes = gigabytesPerSecond * 2;
        return new Round(
                (long) (gigabytes * 1e9),
                (long) (gigabytes * 100),
                1,
                Duration.ofSeconds(2),
                new Round.Cost(gigabytes * cpuSecondsPerGigabyte, gigabytes, 400_000_000));
    }

    /** A comparison of one round each, with goals of 0.90 for throughput and 1.15 for CPU. */
    static Comparison comparison(String name, Round node, Round nginx) {
        return new Comparison(
                name,
                List.of(new Goal(Measure.THROUGHPUT, 0.90), new Goal(Measure.CPU, 1.15)),
                new Medians(List.of(node)),
                new Medians(List.of(nginx)));
    }
}
