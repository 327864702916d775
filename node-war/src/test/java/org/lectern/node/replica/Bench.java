package org.lectern.node.replica;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.node.replica.swarm.Swarms;

/** A node's replicas on a folder, with a master in memory; {@link #restart} is what follows a kill. */
public final class Bench {
    public static final MeetingId BOARD = new MeetingId("board");
    static final Duration KEEP = Duration.ofHours(2);

    public final MovableClock clock = new MovableClock();
    public final MemoryMaster master = new MemoryMaster();
    final Path folder;
    long reserve;
    long budget;
    int keepMost = 5;
    int fetches = 2;
    int requests = 1;
    ExecutorService executor = new HereAndNow();
    Shelf shelf;
    public KeyRing keys;
    public Replicas replicas;
    public FeedSync feed;
    public ReplicaReporter reporter;

    public Bench(Path folder) throws IOException {
        this.folder = folder;
        restart();
    }

    /** Everything anew, on what lies in the folder. */
    void restart() throws IOException {
        start(new Shelf(folder));
    }

    void start(Shelf onShelf) throws IOException {
        shelf = onShelf;
        Workshop workshop = new Workshop(clock, new Random(7), executor, executor, executor);
        keys = new KeyRing(shelf, master, workshop);
        replicas = new Replicas(settings(), shelf, master, keys, workshop, Swarms.none());
        reporter = new ReplicaReporter(replicas, master, workshop, backoff());
        feed = new FeedSync(master, replicas, clock, Duration.ofSeconds(25), backoff());
    }

    ReplicaSettings settings() {
        return new ReplicaSettings(
                folder,
                reserve,
                budget,
                KEEP,
                keepMost,
                Duration.ofHours(1),
                fetches,
                requests,
                Duration.ofSeconds(25),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    /** Asks the master and tends, as the timers do, a minute later each time so that no back-off stands in the way. */
    public void sync() throws IOException {
        feed.pass();
        replicas.tend();
        clock.move(Duration.ofMinutes(1));
    }

    boolean isServed(MeetingId meeting, Digest digest) {
        return replicas.find(meeting, digest).isPresent();
    }

    byte[] read(MeetingId meeting, Digest digest) throws IOException {
        Replica replica = replicas.find(meeting, digest).orElseThrow();
        try (SeekableByteChannel channel = replica.content().open()) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    Path packageFile(Digest digest) {
        return folder.resolve("active").resolve(digest.hex()).resolve("package");
    }

    long folders(String name) throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve(name))) {
            return list.count();
        }
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));
    }

    public static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
