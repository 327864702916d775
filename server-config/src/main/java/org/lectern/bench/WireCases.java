package org.lectern.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.lectern.bench.server.MeetingUnderTest;
import org.lectern.bench.server.Program;
import org.lectern.bench.sync.Corpus;
import org.lectern.bench.sync.Cost;
import org.lectern.bench.sync.Relay;
import org.lectern.bench.sync.Rsync;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.instance.Trees;

/** How many bytes changes move, to one node through a relay that counts; and by other programs on the same bytes. */
final class WireCases {
    private static final int PORT = 18_480;
    private static final int RSYNC_PORT = 18_490;
    private static final int ONE_FILE = 200_000_000;

    private final Path folder;
    private final Path old;
    private final Path revised;
    private final SyncTable table;

    WireCases(Path folder, SyncTable table) throws IOException {
        this.folder = folder;
        this.table = table;
        this.old = Files.createDirectory(folder.resolve("old"));
        this.revised = Files.createDirectory(folder.resolve("revised"));
    }

    void run() throws IOException, InterruptedException {
        Archives archives;
        try (Relay relay = Relay.to(PORT);
                Cluster cluster = Cluster.start(ClusterOptions.in(folder.resolve("cluster"))
                        .withNodes(1)
                        .withPort(PORT)
                        .withMasterUrl(URI.create("http://127.0.0.1:" + relay.port())))) {
            MasterClient master = new MasterClient(cluster.masterUrl(), cluster.adminKey());
            archives = hundred(master, relay, new Archives(folder.resolve("archives"), cluster));
            fiveHundred(master, relay);
            oneByte(master, relay);
        }
        rivals(archives);
    }

    private Archives hundred(MasterClient master, Relay relay, Archives archives) throws IOException {
        Corpus corpus = Corpus.hundred(0);
        List<String> documents = corpus.meeting(old);
        Corpus.Revision revision = corpus.revise(revised);
        MeetingUnderTest meeting = MeetingUnderTest.create(master, "hundred");
        meeting.put(old, documents);
        Cost first = sync(meeting, relay);
        table.wire("100 MB, first sync", first, Corpus.NEW_BYTES, "");
        archives.keep(meeting, "old.zip");
        meeting.remove(revision.removed());
        meeting.put(revised, revision.put());
        table.wire("**100 MB, revision**", sync(meeting, relay), Corpus.NEW_BYTES, "≤ 1.05");
        archives.keep(meeting, "revised.zip");
        return archives;
    }

    private void fiveHundred(MasterClient master, Relay relay) throws IOException {
        Path before = Files.createDirectory(folder.resolve("before"));
        Path after = Files.createDirectory(folder.resolve("after"));
        Corpus corpus = Corpus.fiveHundred(1);
        MeetingUnderTest meeting = MeetingUnderTest.create(master, "five-hundred");
        meeting.put(before, corpus.meeting(before));
        sync(meeting, relay);
        Corpus.Revision revision = corpus.revise(after);
        meeting.remove(revision.removed());
        meeting.put(after, revision.put());
        table.wire("**500 MB, the same revision**", sync(meeting, relay), Corpus.NEW_BYTES, "≤ 1.05");
        Trees.delete(before);
        Trees.delete(after);
    }

    private void oneByte(MasterClient master, Relay relay) {
        byte[] bytes = new byte[ONE_FILE];
        new Random(2).nextBytes(bytes);
        MeetingUnderTest meeting = MeetingUnderTest.create(master, "one-byte");
        meeting.put("large.bin", bytes);
        sync(meeting, relay);
        bytes[ONE_FILE / 2] ^= 1;
        meeting.put("large.bin", bytes);
        table.wire("**1 byte in a file of 200 MB**", sync(meeting, relay), 1, "≤ 200,000 bytes");
    }

    /** Publishes; the seconds begin when the master has answered, the bytes before that, so that none is missed. */
    private static Cost sync(MeetingUnderTest meeting, Relay relay) {
        long before = relay.passed();
        double seconds = meeting.await(meeting.publish(), 1);
        return new Cost(relay.passed() - before, seconds);
    }

    private void rivals(Archives archives) throws IOException, InterruptedException {
        try (Rsync rsync = Rsync.serving(revised, RSYNC_PORT, folder)) {
            Cost cost = rsync.pull(copy(old, "copy"), "--fuzzy", "--fuzzy");
            table.wire("rsync -a --fuzzy, folder", cost, Corpus.NEW_BYTES, "");
        }
        table.wire("zstd --patch-from, patch alone", zstd(), Corpus.NEW_BYTES, "");
        table.wire("zsync, package", archives.zsync(), Corpus.NEW_BYTES, "");
        table.wire("casync, package", archives.casync(), Corpus.NEW_BYTES, "");
    }

    /** The patch between the two folders, each as one file in the order of names. */
    private Cost zstd() throws IOException {
        Path before = joined(old);
        Path after = joined(revised);
        Path patch = folder.resolve("patch.zst");
        long start = System.nanoTime();
        Program.run(List.of(
                "zstd", "-q", "-f", "--long=27", "--patch-from=" + before, after.toString(), "-o", patch.toString()));
        return new Cost(Files.size(patch), (System.nanoTime() - start) / 1e9);
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
