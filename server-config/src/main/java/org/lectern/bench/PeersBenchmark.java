package org.lectern.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.lectern.bench.sync.Egress;
import org.lectern.bench.sync.Relay;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;

/**
 * The program of the peers benchmark: a package of 200 MB from a master that sends 20 MB a second, to one node and to
 * several at once.
 */
public final class PeersBenchmark {
    private static final int PORT = 18_580;
    private static final int MEGABYTE = 1_000_000;
    private static final long RATE = 20L * MEGABYTE;
    private static final int DOCUMENTS = 20;
    private static final int DOCUMENT = 10 * MEGABYTE;
    private static final String MEETING = "/meetings/bench-peers";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private PeersBenchmark() {}

    /** Measures with as many nodes as typed, 8 if none are, and prints one table. */
    public static void main(String[] typed) throws IOException {
        int nodes = typed.length == 0 ? 8 : Integer.parseInt(typed[0]);
        int exitCode = 0;
        Path folder = Files.createTempDirectory("lectern-peers");
        try {
            Run one = run(folder.resolve("one"), 1);
            Run all = run(folder.resolve("all"), nodes);
            System.out.println("| 200 MB, master limited to 20 MB/s | seconds | packages sent by the master | goal |");
            System.out.println("|---|---|---|---|");
            System.out.println(one.row("one node", ""));
            System.out.println(all.row(
                    nodes + " nodes, all done",
                    String.format(Locale.ROOT, "≤ 1.5 ×, is %.2f ×; ≤ 2 packages", all.seconds() / one.seconds())));
            System.out.println();
            Machine.describe(Home.find().folder(), List.of()).forEach(line -> System.out.println("- " + line));
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

    private static Run run(Path folder, int nodes) {
        Egress line = new Egress(RATE);
        try (Relay relay = Relay.to(PORT, line);
                Cluster cluster = Cluster.start(ClusterOptions.in(folder)
                        .withNodes(nodes)
                        .withPort(PORT)
                        .withNodeHeap("192m")
                        .withMasterUrl(URI.create("http://127.0.0.1:" + relay.port())))) {
            MasterClient master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
            upload(master);
            long before = line.sent();
            JsonObject published = master.post(MEETING + "/publish");
            long start = System.nanoTime();
            Digest digest = Digest.parse(published.getString("digest"));
            await(master, digest, nodes);
            double seconds = (System.nanoTime() - start) / 1e9;
            double size = published.getJsonNumber("size").doubleValue();
            return new Run(seconds, (line.sent() - before) / size);
        }
    }

    private static void upload(MasterClient master) {
        master.put(MEETING, Json.object("{\"title\":\"Benchmark\",\"time_zone\":\"Asia/Shanghai\"}"), Map.of());
        byte[] bytes = new byte[DOCUMENT];
        for (int i = 0; i < DOCUMENTS; i++) {
            new Random(i).nextBytes(bytes);
            MasterClient.Answer answer =
                    master.put(MEETING + "/documents/" + i + ".bin", BodyPublishers.ofByteArray(bytes), Map.of());
            if (!answer.isFine()) {
                throw new IllegalStateException(answer.status() + " " + MasterClient.reason(answer));
            }
        }
    }

    private static void await(MasterClient master, Digest digest, int nodes) {
        long start = System.nanoTime();
        while (holders(master, digest) < nodes) {
            if (System.nanoTime() - start > PATIENCE.toNanos() || !Pause.of(POLL)) {
                throw new IllegalStateException("not all nodes hold " + digest);
            }
        }
    }

    private static long holders(MasterClient master, Digest digest) {
        return master
                .require(MEETING + "/replicas?limit=500")
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(replica -> replica.getString("digest").equals(digest.toString()))
                .filter(replica -> replica.getString("state").equals("active"))
                .count();
    }
}
