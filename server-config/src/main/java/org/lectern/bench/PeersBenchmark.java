package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.lectern.bench.server.Loopback;
import org.lectern.bench.server.MeetingUnderTest;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;

/**
 * The program of the peers benchmark: a package of 200 MB from a master that sends 20 MB a second, to one node and to
 * several at once. Runs in a network namespace of its own, whose kernel holds the master back.
 */
public final class PeersBenchmark {
    private static final int PORT = 18_580;
    private static final int MEGABYTE = 1_000_000;
    private static final long RATE_BITS = 8L * 20 * MEGABYTE;
    private static final int DOCUMENTS = 20;
    private static final int DOCUMENT = 10 * MEGABYTE;
    private static final int WARM_UPS = 3;
    private static final int WARM_UP = 40 * MEGABYTE;

    private final Loopback.Line line;
    private final Path folder;

    private PeersBenchmark(Loopback.Line line, Path folder) {
        this.line = line;
        this.folder = folder;
    }

    /** Measures with as many nodes as typed, 8 if none are, and prints one table. */
    public static void main(String[] typed) throws IOException {
        int nodes = typed.length == 0 ? 8 : Integer.parseInt(typed[0]);
        int exitCode = 0;
        Path folder = Files.createTempDirectory("lectern-peers");
        try {
            PeersBenchmark benchmark = new PeersBenchmark(Loopback.own().line(PORT), folder);
            Run one = benchmark.run("one", 1);
            Run all = benchmark.run("all", nodes);
            System.out.println("| 200 MB, master limited to 20 MB/s | seconds | packages sent by the master | goal |");
            System.out.println("|---|---|---|---|");
            System.out.println(one.row("one node", ""));
            System.out.println(all.row(
                    nodes + " nodes, all done",
                    String.format(Locale.ROOT, "≤ 1.5 ×, is %.2f ×; ≤ 2 packages", all.seconds() / one.seconds())));
            System.out.println();
            Machine.describe(Home.find().folder(), List.of()).forEach(fact -> System.out.println("- " + fact));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            exitCode = refusal.exitCode();
        } finally {
            Trees.delete(folder);
        }
        System.exit(exitCode);
    }

    /**
     * What one distribution took.
     *
     * @param seconds from the master's answer to the publishing to the last node's report
     * @param packages what the master sent meanwhile, all of it, in packages
     */
    private record Run(double seconds, double packages) {
        String row(String name, String goal) {
            return String.format(Locale.ROOT, "| %s | %.1f | %.2f | %s |", name, seconds, packages, goal);
        }
    }

    /** Other meetings go before the one that counts: nodes that were just started compile more than they fetch. */
    private Run run(String name, int nodes) {
        try (Cluster cluster = Cluster.start(ClusterOptions.in(folder.resolve(name))
                .withNodes(nodes)
                .withPort(PORT)
                .withNodeHeap("192m"))) {
            MasterClient master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
            for (int i = 0; i < WARM_UPS; i++) {
                MeetingUnderTest other = MeetingUnderTest.create(master, "warm-up-" + i);
                other.put("warm-up.bin", bytes(DOCUMENTS + i, WARM_UP));
                other.await(other.publish(), nodes);
            }
            MeetingUnderTest meeting = MeetingUnderTest.create(master, "bench-peers");
            for (int i = 0; i < DOCUMENTS; i++) {
                meeting.put(i + ".bin", bytes(i, DOCUMENT));
            }
            line.limit(RATE_BITS);
            long before = line.sent();
            MeetingUnderTest.Published version = meeting.publish();
            double seconds = meeting.await(version, nodes);
            double packages = (double) (line.sent() - before) / version.size();
            line.free();
            return new Run(seconds, packages);
        }
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
