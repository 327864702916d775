package org.lectern.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.bench.figure.Page;
import org.lectern.bench.figure.Picture;
import org.lectern.bench.figure.Results;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;

/** The benchmark's program: measures, prints the page, and keeps it with the picture. */
public final class Benchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);
    private static final int ATTEMPTS = 10;

    private final Path home;
    private final PrintStream progress;

    private Benchmark(Path home, PrintStream progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Runs it and ends the process: 0 when it was measured, whatever the figures; 1 when not; 2 when misused. */
    public static void main(String[] typed) {
        System.exit(run(List.of(typed), System.out, System.err));
    }

    private static int run(List<String> typed, PrintStream out, PrintStream progress) {
        if (typed.contains("--help")) {
            out.print(BenchOptions.HELP);
            return 0;
        }
        try {
            Path home = Home.find().folder();
            BenchOptions options = BenchOptions.parse(typed, home);
            requirePrograms();
            new Benchmark(home, progress).measureAndKeep(options, out);
            return 0;
        } catch (Refusal refusal) {
            progress.println(refusal.getMessage());
            return refusal.exitCode();
        } catch (IllegalArgumentException misuse) {
            progress.println(misuse.getMessage());
            return Refusal.MISUSED;
        } catch (IllegalStateException | UncheckedIOException | IOException failure) {
            progress.println("The benchmark failed: " + failure.getMessage());
            return Refusal.FAILED;
        }
    }

    private static void requirePrograms() {
        List<String> missing = Stream.of("nginx", "wrk")
                .filter(program -> Programs.find(program).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "there is no " + String.join(" and no ", missing) + "; install: apt-get install nginx-light wrk");
        }
    }

    private void measureAndKeep(BenchOptions options, PrintStream out) throws IOException {
        List<String> machine = Machine.describe(home, List.of(List.of("nginx", "-v"), List.of("wrk", "-v")));
        Path folder = Files.createTempDirectory("lectern-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(folder), "abandon"));
        try (Arena arena = Arena.open(options, folder, progress)) {
            Results results = arena.measure(machine);
            out.print(Page.of(results));
            Files.createDirectories(options.results());
            Files.writeString(options.results().resolve("delivery.md"), Page.of(results));
            Files.writeString(options.results().resolve("delivery.svg"), Picture.of(results.comparisons()));
            progress.println("Kept in " + options.results());
        }
    }

    /** Ends what is left of all that was started, which is something only after Ctrl-C, and removes its files. */
    private static void abandon(Path folder) {
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        started.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        int attempts = 0;
        while (!isDeleted(folder) && ++attempts < ATTEMPTS) {
            Pause.of(BETWEEN_ATTEMPTS); // the main thread may be at its last words
        }
    }

    private static boolean isDeleted(Path folder) {
        try {
            Trees.delete(folder);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
