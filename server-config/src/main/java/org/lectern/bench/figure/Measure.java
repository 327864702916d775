package org.lectern.bench.figure;

/** What is read from a round. */
public enum Measure {
    THROUGHPUT("throughput", "GB/s"),
    REQUESTS("requests", "/s"),
    CPU("CPU", "s/GB"),
    /**
     * All that the machine was busy: over loopback the kernel books what it does for a segment on whoever happens to be
     * running, so that the same work can stand at the server or at the client.
     */
    MACHINE("CPU with client", "s/GB"),
    RSS("RSS", "MB");

    private final String words;
    private final String unit;

    Measure(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    String words() {
        return words;
    }

    String unit() {
        return unit;
    }

    /** This measure of {@code round}. */
    double of(Round round) {
        return switch (this) {
            case THROUGHPUT -> round.gigabytesPerSecond();
            case REQUESTS -> round.requestsPerSecond();
            case CPU -> round.cpuSecondsPerGigabyte();
            case MACHINE -> round.machineSecondsPerGigabyte();
            case RSS -> round.rssMegabytes();
        };
    }

    /** Whether less is better. */
    boolean isCost() {
        return this == CPU || this == MACHINE || this == RSS;
    }
}
