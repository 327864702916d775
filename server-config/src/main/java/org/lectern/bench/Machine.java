package org.lectern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lectern.bench.server.Program;

/** What the benchmark ran on. */
final class Machine {
    private Machine() {}

    /** A line for each fact; {@code home} is the project's folder, {@code versions} what programs say of theirs. */
    static List<String> describe(Path home, List<List<String>> versions) {
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                cpu() + ", " + runtime.availableProcessors() + " cores, " + memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK " + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.name") + ")",
                versions.isEmpty()
                        ? "no other programs"
                        : versions.stream().map(Machine::version).collect(Collectors.joining(", ")),
                "load average before: " + read("/proc/loadavg").split(" ", -1)[0],
                Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", commit " + commit(home));
    }

    private static String cpu() {
        return field("/proc/cpuinfo", "model name");
    }

    private static String memory() {
        long kilobytes = Long.parseLong(field("/proc/meminfo", "MemTotal").replace(" kB", ""));
        return String.format(Locale.ROOT, "%.0f GB of memory", kilobytes * 1024 / 1e9);
    }

    private static String commit(Path home) {
        String git = firstLine(List.of("git", "-C", home.toString(), "rev-parse", "--short", "HEAD"));
        boolean changed = !Program.run(List.of("git", "-C", home.toString(), "status", "--porcelain"))
                .isBlank();
        return changed ? git + " with changes" : git;
    }

    private static String version(List<String> command) {
        return firstLine(command).replace("nginx version: ", "").replaceAll(" \\[.*", "");
    }

    private static String firstLine(List<String> command) {
        return Program.run(command).lines().findFirst().orElse("unknown");
    }

    /** The value after the first {@code name} and its colon. */
    private static String field(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
