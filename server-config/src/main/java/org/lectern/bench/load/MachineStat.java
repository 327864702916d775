package org.lectern.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The first line of {@code /proc/stat} (proc(5)): what all processors did since the machine started. */
final class MachineStat {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STOLEN = 7;

    private MachineStat() {}

    /** How long all processors together have been busy so far. */
    static double busySeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return busySeconds(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Neither idle nor waiting for a disk, nor taken by another guest of the same host. */
    static double busySeconds(String line) {
        String[] fields = line.replaceFirst("cpu +", "").split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < STOLEN; i++) { // what guests of this machine take is in the user time already
            if (i != IDLE && i != WAITING) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks / ProcessStat.TICKS_PER_SECOND;
    }
}
