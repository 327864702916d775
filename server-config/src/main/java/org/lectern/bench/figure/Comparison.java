package org.lectern.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The node and nginx under the same load.
 *
 * @param name the case
 * @param goals what is asked of the node
 * @param node the node's rounds
 * @param nginx nginx's rounds
 */
public record Comparison(String name, List<Goal> goals, Medians node, Medians nginx) {
    public Comparison {
        goals = List.copyOf(goals);
    }

    /** The node's median by nginx's. */
    double ratio(Measure measure) {
        return node.of(measure) / nginx.of(measure);
    }

    /** What became of each goal. */
    public Stream<Verdict> verdicts() {
        return goals.stream().map(goal -> {
            double ratio = ratio(goal.measure());
            return new Verdict(
                    name + ", " + goal.measure().words() + " to nginx's",
                    String.format(Locale.ROOT, "%.2f", ratio),
                    goal.toString(),
                    goal.isReachedBy(ratio));
        });
    }
}
