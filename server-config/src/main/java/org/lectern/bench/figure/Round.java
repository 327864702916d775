package org.lectern.bench.figure;

import java.time.Duration;
import java.util.Locale;

/**
 * One stretch of load on one server.
 *
 * @param bytes what the clients received
 * @param requests answers that were complete
 * @param errors connections and answers that failed
 * @param length how long it lasted
 * @param cost what it cost
 */
public record Round(long bytes, long requests, long errors, Duration length, Cost cost) {

    /**
     * What a round cost.
     *
     * @param cpuSeconds user and system time of all its processes
     * @param machineSeconds what the whole machine was busy meanwhile, clients and kernel included
     * @param rss their resident memory at the end, in bytes
     */
    public record Cost(double cpuSeconds, double machineSeconds, long rss) {}

    double gigabytesPerSecond() {
        return bytes / 1e9 / seconds();
    }

    double requestsPerSecond() {
        return requests / seconds();
    }

    double cpuSecondsPerGigabyte() {
        return perGigabyte(cost.cpuSeconds());
    }

    double machineSecondsPerGigabyte() {
        return perGigabyte(cost.machineSeconds());
    }

    private double perGigabyte(double seconds) {
        return bytes == 0 ? Double.NaN : seconds / (bytes / 1e9);
    }

    double rssMegabytes() {
        return cost.rss() / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6.2f GB/s %8.0f requests/s %6.2f CPU s/GB %6.0f MB RSS%s",
                gigabytesPerSecond(),
                requestsPerSecond(),
                cpuSecondsPerGigabyte(),
                rssMegabytes(),
                errors == 0 ? "" : " " + errors + " errors");
    }

    private double seconds() {
        return length.toNanos() / 1e9;
    }
}
