package org.lectern.bench.load;

/** A line of {@code /proc/PID/stat} (proc(5)). */
final class ProcessStat {
    static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that runs a JVM
    private static final int USER = 11; // utime is field 14, and what is split begins with field 3
    private static final int SYSTEM = 12;

    private ProcessStat() {}

    /** User and system time of all threads; the program's name may hold spaces and parentheses. */
    static double cpuSeconds(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }
}
