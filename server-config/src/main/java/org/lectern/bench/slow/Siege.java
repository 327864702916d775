package org.lectern.bench.slow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lectern.bench.figure.SlowFigures;
import org.lectern.bench.figure.SlowFigures.Footprint;
import org.lectern.bench.load.Processes;
import org.lectern.launcher.instance.Java;
import org.lectern.launcher.instance.Pause;

/**
 * A node under slow clients, from before they come until after they left.
 *
 * @param link the package at the node
 * @param file the same package
 * @param node the node
 */
public record Siege(URI link, Path file, Processes node) {
    private static final int BYTES_PER_SECOND = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration SAMPLE = Duration.ofMillis(500);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    /** Lets {@code clients} read for {@code window} after the last has begun; a window of nothing means whole files. */
    public SlowFigures run(int clients, Duration window) {
        try {
            probe(WARM_UP);
            Footprint before = node.footprint();
            Process crowd = start(clients, window);
            Watch watch = new Watch(node);
            Thread watching = daemon(watch, "footprint");
            SlowResult result;
            RangeProbe probe = new RangeProbe(link, Files.size(file));
            try (BufferedReader lines = crowd.inputReader()) {
                lines.readLine(); // all have begun
                Thread probing = daemon(probe, "range-probe");
                result = result(lines);
                probe.stop();
                probing.join();
            } finally {
                crowd.destroy();
            }
            watch.stop();
            watching.join();
            Pause.of(AFTERWARDS);
            return new SlowFigures(
                    clients,
                    result.failed(),
                    result.slowest(),
                    probe.latency(),
                    before,
                    before.most(watch.peak()),
                    node.footprint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted under slow clients"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void probe(Duration length) throws IOException, InterruptedException {
        RangeProbe probe = new RangeProbe(link, Files.size(file));
        Thread probing = daemon(probe, "warm-up");
        Pause.of(length);
        probe.stop();
        probing.join();
    }

    private static SlowResult result(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (SlowResult.isIn(line)) {
                return SlowResult.parse(line);
            }
        }
        throw new IllegalStateException("the slow clients ended without a result");
    }

    private Process start(int clients, Duration window) throws IOException {
        List<String> command = new ArrayList<>(List.of(Java.program().toString(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SlowClients.class.getName()));
        command.addAll(List.of(link.toString(), file.toString(), String.valueOf(clients)));
        command.addAll(List.of(String.valueOf(BYTES_PER_SECOND), String.valueOf(window.toSeconds())));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Looks at a process again and again and keeps the most of what it saw. */
    private static final class Watch implements Runnable {
        private final Processes node;
        private volatile boolean stopped;
        private Footprint peak = new Footprint(0, 0, 0); // by the watch's thread, read when it has ended

        Watch(Processes node) {
            this.node = node;
        }

        @Override
        public void run() {
            while (!stopped) {
                peak = peak.most(node.footprint());
                Pause.of(SAMPLE);
            }
        }

        void stop() {
            stopped = true;
        }

        Footprint peak() {
            return peak;
        }
    }
}
