package org.lectern.bench.figure;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that one run of the benchmark found.
 *
 * @param comparisons the node beside nginx
 * @param slow the node under slow clients
 * @param remarks what a reader has to know, such as cases that were left out
 * @param machine what it ran on, a line each
 */
public record Results(
        List<Comparison> comparisons, List<SlowFigures> slow, List<String> remarks, List<String> machine) {
    public Results {
        comparisons = List.copyOf(comparisons);
        slow = List.copyOf(slow);
        remarks = List.copyOf(remarks);
        machine = List.copyOf(machine);
    }

    /** What became of each goal. */
    public List<Verdict> verdicts() {
        return Stream.concat(
                        comparisons.stream().flatMap(Comparison::verdicts),
                        slow.stream().flatMap(SlowFigures::verdicts))
                .toList();
    }
}
