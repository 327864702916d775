package org.lectern.bench.sync;

import java.util.Locale;

/**
 * What a sync cost.
 *
 * @param bytes on the wire, both ways, requests and all
 * @param seconds until the receiver had everything
 */
public record Cost(long bytes, double seconds) {
    /** A row of the table: who, bytes, their ratio to {@code needed}, seconds, and what is asked. */
    public String row(String who, long needed, String goal) {
        return String.format(
                Locale.ROOT, "| %s | %,d | %.3f | %.2f | %s |", who, bytes, (double) bytes / needed, seconds, goal);
    }
}
