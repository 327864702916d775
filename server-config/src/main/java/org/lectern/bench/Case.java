package org.lectern.bench;

import java.util.List;
import org.lectern.bench.figure.Goal;
import org.lectern.bench.figure.Measure;

/** A load under which node and nginx are compared, and what is asked of the node. */
enum Case {
    WHOLE_1("whole-1", "whole file, 1 connection", 1),
    WHOLE_8("whole-8", "whole file, 8 connections", 8),
    WHOLE_64("whole-64", "whole file, 64 connections", 64),
    RANGES("ranges", "64 KiB ranges, 64 connections", 64),
    TLS("tls", "whole file, TLS 1.3, 8 connections", 8),
    HAND_OFF("hand-off", "whole file behind nginx, 8 connections", 8),
    SLOW("slow", "slow clients", 0);

    private final String option;
    private final String words;
    private final int connections;

    Case(String option, String words, int connections) {
        this.option = option;
        this.words = words;
        this.connections = connections;
    }

    /** Its name as {@code --cases} takes it. */
    String option() {
        return option;
    }

    /** Its name in the results. */
    String words() {
        return words;
    }

    int connections() {
        return connections;
    }

    /** What is asked of the node; slow clients have goals of their own. */
    List<Goal> goals() {
        return switch (this) {
            case WHOLE_1, WHOLE_8, WHOLE_64 -> List.of(new Goal(Measure.THROUGHPUT, 0.90), new Goal(Measure.CPU, 1.15));
            case RANGES -> List.of(new Goal(Measure.REQUESTS, 0.50));
            case TLS -> List.of(new Goal(Measure.THROUGHPUT, 0.80));
            case HAND_OFF -> List.of(new Goal(Measure.THROUGHPUT, 0.97));
            case SLOW -> List.of();
        };
    }

    /** Whether node and nginx serve it directly over HTTP. */
    boolean isPlain() {
        return this != TLS && this != HAND_OFF && this != SLOW;
    }
}
