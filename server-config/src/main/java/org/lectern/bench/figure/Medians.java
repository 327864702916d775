package org.lectern.bench.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The middle of several rounds, which one disturbed round does not move.
 *
 * @param rounds at least one
 */
public record Medians(List<Round> rounds) {
    public Medians {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
    }

    /** The median of {@code measure} over the rounds. */
    double of(Measure measure) {
        return median(rounds.stream().mapToDouble(measure::of));
    }

    long errors() {
        return rounds.stream().mapToLong(Round::errors).sum();
    }

    /** The middle value; of an even number of values the mean of the two in the middle. */
    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
