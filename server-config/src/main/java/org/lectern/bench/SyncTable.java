package org.lectern.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lectern.bench.sync.Cost;

/** The table that the sync benchmark prints; rows are told as they come, on the error stream. */
final class SyncTable {
    private final List<String> rows = new ArrayList<>();

    SyncTable() {
        rows.add("| case | bytes on the wire | of new bytes | seconds | ratio | asked for |");
        rows.add("|---|---|---|---|---|---|");
    }

    /** What was moved, against the bytes that were new. */
    void wire(String what, Cost cost, long fresh, String asked) {
        double share = (double) cost.bytes() / fresh;
        add(String.format(
                Locale.ROOT, "| %s | %,d | %.3f | %.2f | | %s |", what, cost.bytes(), share, cost.seconds(), asked));
    }

    /** How long something took: the median, the least and the most. */
    void time(String what, double[] seconds, String asked) {
        double[] sorted = sorted(seconds);
        add(String.format(
                Locale.ROOT,
                "| %s | | | %.2f (%.2f to %.2f) | | %s |",
                what,
                median(seconds),
                sorted[0],
                sorted[sorted.length - 1],
                asked));
    }

    /** How one thing stands to another. */
    void ratio(String what, double ratio, String asked) {
        add(String.format(Locale.ROOT, "| %s | | | | %.2f | %s |", what, ratio, asked));
    }

    private void add(String row) {
        rows.add(row);
        System.err.println(row);
    }

    List<String> rows() {
        return List.copyOf(rows);
    }

    static double median(double[] values) {
        double[] sorted = sorted(values);
        return sorted[sorted.length / 2];
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
