package org.lectern.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lectern.bench.figure.Round;
import org.lectern.bench.figure.Round.Cost;

/** Runs wrk with one thread against a server and reads what it cost the server. */
public final class Wrk {
    private Wrk() {}

    /** One round of {@code load} on the server that runs in {@code processes}. */
    public static Round round(Load load, Processes processes) {
        double before = processes.cpuSeconds();
        double busy = MachineStat.busySeconds();
        WrkOutput output = WrkOutput.parse(run(load));
        Cost cost = new Cost(processes.cpuSeconds() - before, MachineStat.busySeconds() - busy, processes.rss());
        return new Round(output.bytes(), output.requests(), output.errors(), output.length(), cost);
    }

    private static String run(Load load) {
        List<String> command = List.of(
                "wrk",
                "--threads=1",
                "--connections=" + load.connections(),
                "--duration=" + load.length().toSeconds() + "s",
                "--timeout=60s",
                "--script=" + load.script(),
                load.url().toString());
        try {
            Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
