package org.lectern.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lectern.bench.figure.Comparison;
import org.lectern.bench.figure.Medians;
import org.lectern.bench.figure.Round;
import org.lectern.bench.load.Load;
import org.lectern.bench.load.Wrk;
import org.lectern.bench.load.WrkScript;

/** Compares node and nginx in alternating rounds, so that what disturbs the machine disturbs both. */
final class Duel {
    private static final int RANGE = 64 * 1024;

    private final BenchOptions options;
    private final PrintStream progress;
    private final Path whole;
    private final Path ranges;

    /** Duels whose scripts for wrk lie in {@code folder}. */
    Duel(BenchOptions options, long fileSize, Path folder, PrintStream progress) {
        this.options = options;
        this.progress = progress;
        try {
            this.whole = Files.writeString(folder.resolve("whole.lua"), WrkScript.whole());
            this.ranges = Files.writeString(folder.resolve("ranges.lua"), WrkScript.ranges(fileSize, RANGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Comparison run(Case load, Contender node, Contender nginx) {
        progress.println(load.words());
        for (int i = 0; i < options.rounds().warmUps(); i++) {
            round(load, node, "node, warm-up");
            round(load, nginx, "nginx, warm-up");
        }
        List<Round> ofNode = new ArrayList<>();
        List<Round> ofNginx = new ArrayList<>();
        for (int i = 0; i < options.rounds().measured(); i++) {
            ofNode.add(round(load, node, "node"));
            ofNginx.add(round(load, nginx, "nginx"));
        }
        return new Comparison(load.words(), load.goals(), new Medians(ofNode), new Medians(ofNginx));
    }

    private Round round(Case load, Contender contender, String name) {
        Path script = load == Case.RANGES ? ranges : whole;
        Round round = Wrk.round(
                new Load(
                        contender.url(),
                        load.connections(),
                        script,
                        options.rounds().length()),
                contender.processes());
        progress.println(String.format(Locale.ROOT, "  %-15s %s", name, round));
        return round;
    }
}
