package org.lectern.node.replica;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.WebMaster;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.node.replica.swarm.Swarms;

/** A node without a server around it: replicas in a folder, kept in step with a master until it is killed. */
final class SyncingProgram {
    /** Superseded versions go soon, so that a kill also meets removals. */
    private static final Duration KEEP = Duration.ofMillis(50);

    private static final Duration SHORT = Duration.ofMillis(20);

    private SyncingProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Master master = WebMaster.at(URI.create(arguments[1]));
        Shelf shelf = new Shelf(folder);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Workshop workshop = new Workshop(Clock.systemUTC(), new Random(), threads, threads, threads);
        ReplicaSettings settings =
                new ReplicaSettings(folder, 0, 0, KEEP, 5, Duration.ofHours(1), 2, 1, Duration.ZERO, SHORT, SHORT);
        KeyRing keys = new KeyRing(shelf, master, workshop);
        Replicas replicas = new Replicas(settings, shelf, master, keys, workshop, Swarms.none());
        FeedSync feed = new FeedSync(
                master, replicas, workshop.clock(), Duration.ZERO, new Backoff(SHORT, SHORT, new Random()));
        while (true) {
            feed.pass();
            replicas.tend();
            LockSupport.parkNanos(SHORT.toNanos());
        }
    }
}
