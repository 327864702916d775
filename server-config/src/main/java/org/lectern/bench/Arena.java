package org.lectern.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.bench.figure.Comparison;
import org.lectern.bench.figure.Results;
import org.lectern.bench.figure.SlowFigures;
import org.lectern.bench.server.Certificate;
import org.lectern.bench.server.HandOff;
import org.lectern.bench.server.Nginx;
import org.lectern.bench.server.NodeUnderTest;
import org.lectern.bench.slow.Siege;

/** The node and nginx with the same files, while the benchmark lasts. */
final class Arena implements AutoCloseable {
    private static final long SLOW_SIZE = 20_000_000;
    private static final int SLOW_WARM_UPS = 10;

    private final BenchOptions options;
    private final Path folder;
    private final PrintStream progress;
    private final NodeUnderTest node;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<SlowFigures> slow = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Arena(BenchOptions options, Path folder, PrintStream progress, NodeUnderTest node) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
        this.node = node;
    }

    /** Starts the node's cluster; everything is kept in {@code folder}. */
    static Arena open(BenchOptions options, Path folder, PrintStream progress) {
        progress.println("Starting a master and a node in " + folder);
        NodeUnderTest node = NodeUnderTest.start(folder.resolve("cluster"), options.heap());
        return new Arena(options, folder, progress, node);
    }

    /** All cases that were asked for. */
    Results measure(List<String> machine) throws IOException {
        remarks.add("nginx with " + options.workers() + " worker, tcp_nopush off; node with a heap of " + options.heap()
                + "; " + options.rounds().measured() + " alternating rounds of "
                + options.rounds().length().toSeconds() + " s after "
                + options.rounds().warmUps()
                + " for warming up; load by wrk, 1 thread, on the same machine");
        if (options.cases().stream().anyMatch(each -> each != Case.SLOW)) {
            compare();
        }
        if (options.cases().contains(Case.SLOW)) {
            besiege();
        }
        return new Results(comparisons, slow, remarks, machine);
    }

    private void compare() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Path file = root.resolve("package.zip");
        URI link = node.publish("bench-whole", options.size(), file);
        Duel duel = new Duel(options, Files.size(file), folder, progress);
        Certificate certificate = Certificate.in(folder);
        try (Nginx nginx = Nginx.files(folder.resolve("nginx"), options.workers(), root, certificate)) {
            Contender rival = new Contender(nginx.url("/package.zip"), nginx.processes());
            for (Case each : options.cases()) {
                if (each.isPlain()) {
                    comparisons.add(duel.run(each, new Contender(link, node.processes()), rival));
                }
            }
            if (options.cases().contains(Case.TLS)) {
                comparisons.add(tls(duel, link, certificate, nginx));
            }
            if (options.cases().contains(Case.HAND_OFF)) {
                handOff(duel, link, rival).ifPresent(comparisons::add);
            }
        }
    }

    private Comparison tls(Duel duel, URI link, Certificate certificate, Nginx nginx) {
        progress.println("Starting the node with TLS");
        URI overTls = node.restartWithTls(link, certificate);
        NodeUnderTest.load(link, folder.resolve("again.zip"));
        Contender rival = new Contender(nginx.tlsUrl("/package.zip"), nginx.processes());
        remarks.add("TLS: node " + certificate.session(overTls) + ", nginx " + certificate.session(rival.url()));
        return duel.run(Case.TLS, new Contender(overTls, node.processes()), rival);
    }

    private Optional<Comparison> handOff(Duel duel, URI link, Contender rival) {
        progress.println("Starting the node with hand-off to nginx");
        node.restartWith(List.of(HandOff.OPTION));
        if (!HandOff.isAnswered(link)) {
            String left = "hand-off was left out: the node did not answer X-Accel-Redirect";
            progress.println(left);
            remarks.add(left);
            return Optional.empty();
        }
        try (Nginx front = Nginx.front(folder.resolve("front"), options.workers(), node.port())) {
            URI url = front.url(link.getRawPath() + "?" + link.getRawQuery());
            return Optional.of(
                    duel.run(Case.HAND_OFF, new Contender(url, front.processes().and(node.processes())), rival));
        }
    }

    private void besiege() {
        Path file = folder.resolve("slow.zip");
        URI link = node.publish("bench-slow", SLOW_SIZE, file);
        for (int clients : options.slow().counts()) {
            progress.println("Starting the node afresh for " + clients + " slow clients");
            node.restartWith(List.of());
            for (int i = 0; i < SLOW_WARM_UPS; i++) {
                NodeUnderTest.load(link, file);
            }
            slow.add(new Siege(link, file, node.processes())
                    .run(clients, options.slow().window()));
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
