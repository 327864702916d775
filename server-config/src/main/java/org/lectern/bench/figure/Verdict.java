package org.lectern.bench.figure;

/**
 * A figure beside what it should be.
 *
 * @param what the figure's name
 * @param value the figure
 * @param goal what it should be
 * @param reached whether it is
 */
public record Verdict(String what, String value, String goal, boolean reached) {

    /** {@code reached} or {@code missed}. */
    public String word() {
        return reached ? "reached" : "missed";
    }
}
