package org.lectern.bench.load;

/**
 * The text of {@code /proc/PID/status} (proc(5)).
 *
 * @param text all its lines
 */
record ProcessStatus(String text) {

    /** Resident memory in bytes; 0 when the process is ending. */
    long rss() {
        return number("VmRSS:") * 1024;
    }

    int threads() {
        return (int) number("Threads:");
    }

    private long number(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
