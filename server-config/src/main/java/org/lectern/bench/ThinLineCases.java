package org.lectern.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lectern.bench.server.Loopback;
import org.lectern.bench.server.MeetingUnderTest;
import org.lectern.bench.sync.Corpus;
import org.lectern.bench.sync.Relay;
import org.lectern.bench.sync.Rsync;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;

/** How long the revision of 100 MB takes over 100 Mbit/s, beside rsync's daemon and a whole download on such lines. */
final class ThinLineCases {
    private static final int PORT = 18_480;
    private static final int RSYNC_PORT = 18_490;
    private static final long BITS = 100_000_000;
    private static final int ROUNDS = 5;

    private final Path folder;
    private final SyncTable table;
    private final Loopback loopback;
    private final double[] ours = new double[ROUNDS];
    private final double[] theirs = new double[ROUNDS];
    private double whole;

    ThinLineCases(Path folder, SyncTable table, Loopback loopback) {
        this.folder = folder;
        this.table = table;
        this.loopback = loopback;
    }

    void run() throws IOException, InterruptedException {
        try (Relay relay = Relay.to(PORT);
                Cluster cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                        .withNodes(1)
                        .withPort(PORT)
                        .withMasterUrl(URI.create("http://127.0.0.1:" + relay.port())))) {
            Loopback.Line line = loopback.line(relay.port());
            Archives archives = new Archives(folder.resolve("archives"), cluster);
            for (int round = 0; round < ROUNDS; round++) {
                round(round, cluster, line);
            }
            line.limit(BITS);
            whole = archives.curl(
                    "http://127.0.0.1:" + relay.port() + "/api/v1/meetings/round-0/download-package",
                    folder.resolve("whole.zip"));
        }
        table.time("**100 MB, revision over 100 Mbit/s**", ours, "");
        table.time("rsync -a --fuzzy, the same", theirs, "");
        table.time("curl, the whole package", new double[] {whole}, "");
        table.ratio("revision against rsync", SyncTable.median(ours) / SyncTable.median(theirs), "≤ 1.6");
        table.ratio("revision against the whole package", SyncTable.median(ours) / whole, "≤ 0.12");
    }

    private void round(int round, Cluster cluster, Loopback.Line line) throws IOException, InterruptedException {
        Path old = Files.createDirectory(folder.resolve("old-" + round));
        Path revised = Files.createDirectory(folder.resolve("revised-" + round));
        Corpus corpus = Corpus.hundred(round);
        MeetingUnderTest meeting =
                MeetingUnderTest.create(new MasterClient(cluster.masterUrl(), cluster.adminKey()), "round-" + round);
        meeting.put(old, corpus.meeting(old));
        meeting.await(meeting.publish(), 1);
        Corpus.Revision revision = corpus.revise(revised);
        meeting.remove(revision.removed());
        meeting.put(revised, revision.put());
        line.limit(BITS);
        ours[round] = meeting.await(meeting.publish(), 1);
        line.free();
        try (Rsync rsync = Rsync.serving(revised, RSYNC_PORT + round, folder)) {
            loopback.line(rsync.port()).limit(BITS);
            theirs[round] = rsync.pull(old, "--fuzzy", "--fuzzy").seconds();
        }
    }
}
