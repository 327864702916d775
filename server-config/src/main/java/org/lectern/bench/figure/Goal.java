package org.lectern.bench.figure;

import java.util.Locale;

/**
 * A bound on the node's ratio to nginx.
 *
 * @param measure of what; of a cost the bound is an upper one, of anything else a lower one
 * @param bound the ratio
 */
public record Goal(Measure measure, double bound) {

    boolean isReachedBy(double ratio) {
        return measure.isCost() ? ratio <= bound : ratio >= bound;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", measure.isCost() ? "≤" : "≥", bound);
    }
}
