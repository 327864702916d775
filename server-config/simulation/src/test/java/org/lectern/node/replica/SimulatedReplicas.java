package org.lectern.node.replica;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.node.replica.swarm.Swarms;

/** All of a node's replicas, put together as in a server, with the settings that a server begins with. */
public final class SimulatedReplicas {
    private static final Duration HOLD = Duration.ofSeconds(25);

    private final KeyRing keys;
    private final Replicas replicas;
    private final ReplicaReporter reporter;
    private final FeedSync feed;

    /** The replicas in {@code folder}; all their work is done by {@code threads}. */
    public SimulatedReplicas(Path folder, Master master, Swarms swarms, ExecutorService threads, RandomGenerator random)
            throws IOException {
        ReplicaSettings settings = new ReplicaSettings(
                folder,
                0,
                0,
                Duration.ofHours(2),
                5,
                Duration.ofHours(1),
                2,
                3,
                HOLD,
                Duration.ofSeconds(1),
                Duration.ofSeconds(15));
        Workshop workshop = new Workshop(Clock.systemUTC(), random, threads, threads, threads);
        Shelf shelf = new Shelf(folder);
        keys = new KeyRing(shelf, master, workshop);
        replicas = new Replicas(settings, shelf, master, keys, workshop, swarms);
        reporter = new ReplicaReporter(replicas, master, workshop, backoff(settings, random));
        replicas.whenChanged(reporter::soon);
        feed = new FeedSync(master, replicas, workshop.clock(), HOLD, backoff(settings, random));
    }

    private static Backoff backoff(ReplicaSettings settings, RandomGenerator random) {
        return new Backoff(settings.errorInterval(), settings.errorIntervalMax(), random);
    }

    public KeyRing keys() {
        return keys;
    }

    public Replicas replicas() {
        return replicas;
    }

    /** Asks the master for news once; answers when to ask again. */
    public Duration ask() {
        return feed.pass();
    }

    /** What the timer of a server does each second. */
    public void tend() throws IOException {
        replicas.tend();
        reporter.soon();
    }
}
