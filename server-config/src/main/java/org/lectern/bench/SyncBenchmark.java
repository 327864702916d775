package org.lectern.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lectern.bench.server.Program;
import org.lectern.bench.sync.Corpus;
import org.lectern.bench.sync.Cost;
import org.lectern.bench.sync.Relay;
import org.lectern.bench.sync.Rsync;
import org.lectern.content.Digest;
import org.lectern.launcher.client.Json;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;

/** The sync benchmark's program: a meeting of 100 MB and its revision on their way to a node, beside rsync and zstd. */
public final class SyncBenchmark {
    private static final int PORT = 18_480;
    private static final int RSYNC_PORT = 18_490;
    private static final String MEETING = "/meetings/bench-sync";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final Path old;
    private final Path revised;
    private final List<String> rows = new ArrayList<>();

    private SyncBenchmark(Path folder) throws IOException {
        this.folder = folder;
        this.old = Files.createDirectory(folder.resolve("old"));
        this.revised = Files.createDirectory(folder.resolve("revised"));
    }

    /** Measures, and prints one table. */
    public static void main(String[] typed) throws IOException, InterruptedException {
        List<String> missing = Stream.of("rsync", "zstd")
                .filter(program -> Programs.find(program).isEmpty())
                .toList();
        if (!missing.isEmpty() || typed.length > 0) {
            System.err.println(
                    missing.isEmpty()
                            ? "server-config/bench/sync takes no options"
                            : "Not installed: " + missing + "; try: apt-get install rsync zstd");
            System.exit(2);
        }
        int exitCode = 0;
        Path folder = Files.createTempDirectory("lectern-sync");
        try {
            new SyncBenchmark(folder).run().forEach(System.out::println);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            exitCode = refusal.exitCode();
        } finally {
            Trees.delete(folder);
        }
        System.exit(exitCode);
    }

    private List<String> run() throws IOException, InterruptedException {
        List<String> documents = Corpus.meeting(old);
        Corpus.Revision revision = Corpus.revise(revised);
        rows.add("| revised meeting of 100 MB | bytes on the wire | of new bytes | seconds | goal |");
        rows.add("|---|---|---|---|---|");
        lectern(documents, revision);
        zstd();
        Path copy = copy(old, "copy");
        try (Rsync rsync = Rsync.serving(revised, RSYNC_PORT, folder)) {
            rows.add(rsync.pull(copy, "--fuzzy", "--fuzzy").row("rsync -a --fuzzy, folder", Corpus.NEW_BYTES, ""));
        }
        rows.add("");
        Machine.describe(Home.find().folder(), List.of(List.of("rsync", "--version"), List.of("zstd", "--version")))
                .forEach(line -> rows.add("- " + line));
        return rows;
    }

    private void lectern(List<String> documents, Corpus.Revision revision) throws IOException {
        try (Relay relay = Relay.to(PORT);
                Cluster cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                        .withNodes(1)
                        .withPort(PORT)
                        .withMasterUrl(URI.create("http://127.0.0.1:" + relay.port())))) {
            MasterClient master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
            master.put(MEETING, Json.object("{\"title\":\"Benchmark\",\"time_zone\":\"Asia/Shanghai\"}"), Map.of());
            documents.forEach(name -> upload(master, old, name));
            rows.add(sync(master, relay).row("Lectern, first sync", Corpus.NEW_BYTES, ""));
            revision.removed().forEach(name -> master.delete(MEETING + "/documents/" + name));
            revision.put().forEach(name -> upload(master, revised, name));
            rows.add(sync(master, relay).row("**Lectern, revision**", Corpus.NEW_BYTES, "≤ 1.05"));
        }
    }

    /** Publishes; the seconds begin when the master has answered, the bytes before that, so that none is missed. */
    private static Cost sync(MasterClient master, Relay relay) {
        long before = relay.passed();
        Digest digest = Digest.parse(master.post(MEETING + "/publish").getString("digest"));
        long start = System.nanoTime();
        while (!isHeld(master, digest)) {
            if (System.nanoTime() - start > PATIENCE.toNanos() || !Pause.of(POLL)) {
                throw new IllegalStateException("the node does not hold " + digest);
            }
        }
        return new Cost(relay.passed() - before, (System.nanoTime() - start) / 1e9);
    }

    private static boolean isHeld(MasterClient master, Digest digest) {
        return master.require(MEETING + "/replicas").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .anyMatch(replica -> replica.getString("digest").equals(digest.toString())
                        && replica.getString("state").equals("active"));
    }

    private static void upload(MasterClient master, Path from, String name) {
        try {
            MasterClient.Answer answer =
                    master.put(MEETING + "/documents/" + name, BodyPublishers.ofFile(from.resolve(name)), Map.of());
            if (!answer.isFine()) {
                throw new IllegalStateException(answer.status() + " " + MasterClient.reason(answer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The patch between the two folders, each as one file in the order of names. */
    private void zstd() throws IOException {
        Path before = joined(old);
        Path after = joined(revised);
        Path patch = folder.resolve("patch.zst");
        long start = System.nanoTime();
        Program.run(List.of(
                "zstd", "-q", "-f", "--long=27", "--patch-from=" + before, after.toString(), "-o", patch.toString()));
        double seconds = (System.nanoTime() - start) / 1e9;
        rows.add(new Cost(Files.size(patch), seconds).row("zstd --patch-from, patch alone", Corpus.NEW_BYTES, ""));
    }

    private Path joined(Path tree) throws IOException {
        Path file = folder.resolve(tree.getFileName() + ".joined");
        try (var out = Files.newOutputStream(file);
                var files = Files.list(tree)) {
            for (Path each : files.sorted().toList()) {
                Files.copy(each, out);
            }
        }
        return file;
    }

    private Path copy(Path tree, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        Program.run(List.of("cp", "-a", tree + "/.", copy.toString()));
        return copy;
    }
}
