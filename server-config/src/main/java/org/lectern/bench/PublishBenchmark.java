package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lectern.bench.publish.Paper;
import org.lectern.bench.publish.Papers;
import org.lectern.bench.publish.Press;
import org.lectern.bench.server.Program;
import org.lectern.content.PackageDocument;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.Trees;

/** The publish benchmark's program: a meeting of 500 MB and its revision by turns, then texts beside zip and 7z. */
public final class PublishBenchmark {
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 5;
    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "helper");
        thread.setDaemon(true);
        return thread;
    });

    private final Path folder;
    private final List<String> rows = new ArrayList<>();

    private PublishBenchmark(Path folder) {
        this.folder = folder;
    }

    /** Measures, and prints its tables. */
    public static void main(String[] typed) throws IOException {
        if (typed.length > 0) {
            System.err.println("server-config/bench/publish takes no options");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("lectern-publish");
        try {
            new PublishBenchmark(folder).run().forEach(System.out::println);
        } finally {
            Trees.delete(folder);
        }
    }

    private List<String> run() throws IOException {
        speed();
        rows.add("");
        size();
        rows.add("");
        Machine.describe(Home.find().folder(), List.of()).forEach(line -> rows.add("- " + line));
        return rows;
    }

    private void speed() throws IOException {
        Press press = new Press(folder.resolve("store"), HELPERS);
        List<PackageDocument> first = press.take(Papers.meeting(0));
        long bytes =
                first.stream().mapToLong(document -> document.content().size()).sum();
        double[] firsts = new double[ROUNDS];
        double[] revisions = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            List<PackageDocument> revised = press.take(Papers.meeting(1 + WARM_UPS + round));
            Press.Printed whole = press.print(1, first, Optional.empty());
            Press.Printed changed = press.print(2, revised, Optional.of(whole.manifest()));
            press.shred(whole.manifest().digest());
            press.shred(changed.manifest().digest());
            if (round >= 0) {
                firsts[round] = whole.seconds();
                revisions[round] = changed.seconds();
            }
        }
        rows.add(String.format(Locale.ROOT, "| %.0f MB of papers, one core | median | asked for |", bytes / 1e6));
        rows.add("|---|---|---|");
        rows.add(row("first publish, MB/s", bytes / 1e6 / median(firsts), "≥ 150"));
        rows.add(row("first publish, s", median(firsts), ""));
        rows.add(row("revision of 1 %, s", median(revisions), ""));
        rows.add(row("revision against first", median(revisions) / median(firsts), "≤ 0.35"));
        rows.add(row("memory of the process at most, MB (heap 96 MB)", peak() / 1e6, ""));
    }

    private void size() throws IOException {
        List<Paper> texts = Papers.texts();
        Path tree = folder.resolve("texts");
        for (Paper paper : texts) {
            Path file = tree.resolve(paper.path());
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(tree));
            Files.write(file, paper.bytes().get());
        }
        Press press = new Press(folder.resolve("texts-store"), HELPERS);
        long ours =
                press.print(1, press.take(texts), Optional.empty()).manifest().size();
        rows.add("| texts, tables, XML | bytes | package against it | asked for |");
        rows.add("|---|---|---|---|");
        rows.add(String.format(Locale.ROOT, "| package | %,d | | |", ours));
        archive(tree, ours, "≤ 1.02", "zip", "-9", "-q", "-r");
        archive(tree, ours, "", "7z", "a", "-tzip", "-mx=9");
    }

    private void archive(Path tree, long ours, String goal, String... command) throws IOException {
        if (Programs.find(command[0]).isEmpty()) {
            return;
        }
        Path file = folder.resolve(command[0] + ".zip");
        List<String> whole = new ArrayList<>(Arrays.asList(command));
        whole.addAll(List.of(file.toString(), tree.toString()));
        Program.run(whole);
        long theirs = Files.size(file);
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %,d | %.4f | %s |",
                String.join(" ", command),
                theirs,
                (double) ours / theirs,
                goal));
    }

    private static String row(String what, double figure, String goal) {
        return String.format(Locale.ROOT, "| %s | %.2f | %s |", what, figure, goal);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The most resident memory that this process ever had, in bytes; 0 where the kernel does not tell. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("VmHWM:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum()
                        * 1024;
    }
}
