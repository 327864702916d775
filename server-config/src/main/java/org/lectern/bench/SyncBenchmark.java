package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lectern.bench.server.Loopback;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;

/**
 * The sync benchmark's program: meetings and their revisions on their way to nodes, beside rsync, zstd, zsync, casync
 * and curl. Runs in a network namespace of its own.
 */
public final class SyncBenchmark {
    /** The program and its Debian package. */
    private static final Map<String, String> RIVALS = new TreeMap<>(Map.of(
            "rsync", "rsync",
            "zstd", "zstd",
            "zsync", "zsync",
            "zsyncmake", "zsync",
            "casync", "casync",
            "nginx", "nginx-light",
            "curl", "curl",
            "sha256sum", "coreutils",
            "tc", "iproute2"));

    private SyncBenchmark() {}

    /** A part of the benchmark, with a cluster of its own. */
    private enum Part {
        WIRE,
        LINE,
        FLEET
    }

    /** Measures the parts that are typed, all if none are, and prints one table. */
    public static void main(String[] typed) throws IOException, InterruptedException {
        Optional<String> refused = refuse(typed);
        if (refused.isPresent()) {
            System.err.println(refused.get());
            System.exit(2);
        }
        int exitCode = 0;
        Path folder = Files.createTempDirectory("lectern-sync");
        try {
            run(folder, typed).forEach(System.out::println);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            exitCode = refusal.exitCode();
        } finally {
            Trees.delete(folder);
        }
        System.exit(exitCode);
    }

    private static Optional<String> refuse(String[] typed) {
        Set<String> missing = new TreeSet<>();
        RIVALS.forEach((program, from) -> {
            if (Programs.find(program).isEmpty()) {
                missing.add(from);
            }
        });
        List<String> known =
                Arrays.stream(Part.values()).map(SyncBenchmark::word).toList();
        if (!known.containsAll(List.of(typed))) {
            return Optional.of("server-config/bench/sync takes the names of parts: " + String.join(", ", known));
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Not installed; try: apt-get install " + String.join(" ", missing));
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> run(Path folder, String[] typed) throws IOException, InterruptedException {
        List<String> parts = typed.length == 0
                ? Arrays.stream(Part.values()).map(SyncBenchmark::word).toList()
                : List.of(typed);
        List<String> machine = Machine.describe(
                Home.find().folder(),
                List.of(
                        List.of("rsync", "--version"),
                        List.of("zstd", "--version"),
                        List.of("zsync", "-V"),
                        List.of("casync", "--version")));
        SyncTable table = new SyncTable();
        Loopback loopback = Loopback.own();
        for (Part part : Part.values()) {
            if (parts.contains(word(part))) {
                Path own = Files.createDirectory(folder.resolve(word(part)));
                switch (part) {
                    case WIRE -> new WireCases(own, table).run();
                    case LINE -> new ThinLineCases(own, table, loopback).run();
                    case FLEET -> new FleetCases(own, table).run();
                }
                Trees.delete(own);
            }
        }
        List<String> lines = new ArrayList<>(table.rows());
        lines.add("");
        machine.forEach(fact -> lines.add("- " + fact));
        return lines;
    }
}
