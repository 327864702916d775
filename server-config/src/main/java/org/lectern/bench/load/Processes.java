package org.lectern.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.lectern.bench.figure.SlowFigures.Footprint;

/**
 * The processes of what is measured: some and all that they started.
 *
 * @param roots their ids
 */
public record Processes(List<Long> roots) {
    public Processes {
        roots = List.copyOf(roots);
    }

    /** Both together. */
    public Processes and(Processes other) {
        return new Processes(Stream.concat(roots.stream(), other.roots.stream()).toList());
    }

    /** User and system time spent so far. */
    public double cpuSeconds() {
        return sum(folder -> ProcessStat.cpuSeconds(read(folder.resolve("stat"))));
    }

    /** Resident memory in bytes. */
    public long rss() {
        return (long) sum(folder -> status(folder).rss());
    }

    /** What they hold now. */
    public Footprint footprint() {
        return new Footprint(rss(), (int) sum(folder -> status(folder).threads()), (int)
                sum(folder -> descriptors(folder.resolve("fd"))));
    }

    private double sum(ToDoubleFunction<Path> reading) {
        return roots.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> Path.of("/proc", String.valueOf(process.pid())))
                .mapToDouble(reading)
                .sum();
    }

    private static ProcessStatus status(Path folder) {
        return new ProcessStatus(read(folder.resolve("status")));
    }

    private static long descriptors(Path folder) {
        try (Stream<Path> open = Files.list(folder)) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
