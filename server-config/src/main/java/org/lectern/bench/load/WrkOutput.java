package org.lectern.bench.load;

import java.time.Duration;

/**
 * The line of figures in what wrk printed.
 *
 * @param length how long it ran
 * @param requests complete answers
 * @param bytes all that arrived, headers and incomplete answers too
 * @param errors failed connections, reads and writes, and answers of status 400 and above
 */
record WrkOutput(Duration length, long requests, long bytes, long errors) {

    /** Reads the line that {@link WrkScript} lets wrk print. */
    static WrkOutput parse(String printed) {
        String[] numbers = printed.lines()
                .filter(line -> line.startsWith(WrkScript.MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk printed no figures:\n" + printed))
                .substring(WrkScript.MARK.length())
                .strip()
                .split(" ", -1);
        return new WrkOutput(
                Duration.ofNanos(Long.parseLong(numbers[0]) * 1000),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
    }
}
