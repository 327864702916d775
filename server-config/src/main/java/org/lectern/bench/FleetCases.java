package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.lectern.bench.server.MeetingUnderTest;
import org.lectern.bench.server.Program;
import org.lectern.bench.sync.Corpus;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.instance.Trees;

/** How soon a late paper is on three nodes; then, with one node left, a first sync beside curl and sha256sum. */
final class FleetCases {
    private static final int NODES = 3;
    private static final int ROUNDS = 5;
    private static final int FIRST_ROUNDS = 3;
    private static final int PAPERS = 18;
    private static final int PAPER = 10_000_000;
    private static final int LATE = 240_000;

    private final Path folder;
    private final SyncTable table;

    FleetCases(Path folder, SyncTable table) {
        this.folder = folder;
        this.table = table;
    }

    void run() throws IOException {
        try (Cluster cluster =
                Cluster.start(ClusterOptions.in(folder.resolve("cluster")).withNodes(NODES))) {
            MasterClient master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
            latePaper(master);
            cluster.terminate("node-2");
            cluster.terminate("node-3");
            firstSync(master, new Archives(folder.resolve("archives"), cluster), cluster.masterUrl() + "/api/v1");
        }
    }

    private void latePaper(MasterClient master) {
        MeetingUnderTest meeting = MeetingUnderTest.create(master, "late-paper");
        for (int i = 0; i < PAPERS; i++) {
            meeting.put(i + ".bin", bytes(i, PAPER));
        }
        meeting.put("late.bin", bytes(PAPERS, LATE));
        meeting.await(meeting.publish(), NODES);
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            meeting.put("late.bin", bytes(PAPERS + 1 + round, LATE));
            seconds[round] = meeting.await(meeting.publish(), NODES);
        }
        table.time("**240 KB of 180 MB changed, active on 3 nodes**", seconds, "≤ 2 s");
    }

    private void firstSync(MasterClient master, Archives archives, String api) throws IOException {
        double[] ours = new double[FIRST_ROUNDS];
        double[] theirs = new double[FIRST_ROUNDS];
        for (int round = 0; round < FIRST_ROUNDS; round++) {
            Path papers = Files.createDirectory(folder.resolve("papers-" + round));
            MeetingUnderTest meeting = MeetingUnderTest.create(master, "first-" + round);
            meeting.put(papers, Corpus.fiveHundred(10 + round).meeting(papers));
            Trees.delete(papers);
            ours[round] = meeting.await(meeting.publish(), 1);
            Path file = folder.resolve("first.zip");
            theirs[round] = archives.curl(api + meeting.path() + "/download-package", file) + sha256sum(file);
            Files.delete(file);
        }
        table.time("**500 MB, first sync of one node**", ours, "");
        table.time("curl to disk, then sha256sum", theirs, "");
        table.ratio(
                "throughput of the first sync against these",
                SyncTable.median(theirs) / SyncTable.median(ours),
                "≥ 0.7");
    }

    private static double sha256sum(Path file) {
        long start = System.nanoTime();
        Program.run(List.of("sha256sum", file.toString()));
        return (System.nanoTime() - start) / 1e9;
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
