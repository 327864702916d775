package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Measures with as many nodes as typed, first 1 and then 8 if nothing is, and prints one table. */
    public static void main(String[] typed) throws IOException {
        int[] fleets = typed.length == 0
                ? new int[] {1, 8}
                : Arrays.stream(typed).mapToInt(Integer::parseInt).toArray();
        int exitCode = 0;
        Path folder = Files.createTempDirectory("lectern-peers");
        try {
            new PeersBenchmark(Loopback.own().line(PORT), folder).table(fleets).forEach(System.out::println);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            exitCode = refusal.exitCode();
        } finally {
            Trees.delete(folder);
        }
        System.exit(exitCode);
    }

    private List<String> table(int[] fleets) {
        List<String> rows = new ArrayList<>();
        rows.add(
                "| 200 MB, master limited to 20 MB/s: nodes | all done, s | against the first | master sent, packages |");
        rows.add("|---|---|---|---|");
        double first = 0;
        for (int nodes : fleets) {
            Run run = run("fleet-" + nodes, nodes);
            first = first == 0 ? run.seconds() : first;
            rows.add(run.row(nodes, first));
        }
        rows.add("");
        Machine.describe(Home.find().folder(), List.of()).forEach(fact -> rows.add("- " + fact));
        return rows;
    }

    /**
     * What one distribution took.
     *
     * @param seconds from the master's answer to the publishing to the last node's report
     * @param packages what the master sent meanwhile, all of it, in packages
     */
    private record Run(double seconds, double packages) {
        String row(int nodes, double first) {
            return String.format(Locale.ROOT, "| %d | %.1f | %.2f | %.2f |", nodes, seconds, seconds / first, packages);
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
