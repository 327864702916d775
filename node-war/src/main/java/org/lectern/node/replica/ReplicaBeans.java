package org.lectern.node.replica;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.replica.scrub.Scrub;
import org.lectern.node.replica.scrub.ScrubSettings;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.node.replica.swarm.SwarmSettings;
import org.lectern.node.replica.swarm.Swarms;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class ReplicaBeans {
    private static final int ERRANDS = 4;
    private static final int SWARM_HELPERS = 4;

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Produces
    @Singleton
    ReplicaSettings settings() {
        return ReplicaSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    Shelf shelf(ReplicaSettings settings) throws IOException {
        return new Shelf(settings.folder());
    }

    @Produces
    @Singleton
    KeyRing keys(Shelf shelf, Master master, Workshop workshop) throws IOException {
        return new KeyRing(shelf, master, workshop);
    }

    @Produces
    @Singleton
    Workshop workshop(ReplicaSettings settings) {
        return new Workshop(
                Clock.systemUTC(),
                new SecureRandom(),
                pool(settings.fetches(), threads),
                pool(settings.fetches() * (1 + settings.requests()), threads),
                pool(ERRANDS, threads));
    }

    void close(@Disposes Workshop workshop) {
        workshop.close();
    }

    @Produces
    @Singleton
    Replicas replicas(
            ReplicaSettings settings, Shelf shelf, Master master, KeyRing keys, Workshop workshop, Swarms swarms)
            throws IOException {
        return new Replicas(settings, shelf, master, keys, workshop, swarms);
    }

    @Produces
    @Singleton
    Swarms swarms(ReplicaSettings settings, Master master, Workshop workshop) {
        ThreadPoolExecutor helpers = pool(settings.fetches() * SWARM_HELPERS, threads);
        return Swarms.of(SwarmSettings.from(SettingsReader.ofPlatform()), master, helpers, workshop.random());
    }

    void close(@Disposes Swarms swarms) {
        swarms.close();
    }

    @Produces
    @Singleton
    Scrub scrub(Shelf shelf, Replicas replicas, Workshop workshop) throws IOException {
        ScrubSettings settings = ScrubSettings.from(SettingsReader.ofPlatform());
        return new Scrub(settings, shelf, workshop.clock(), replicas::subjects);
    }

    @Produces
    @Singleton
    ReplicaReporter reporter(Replicas replicas, Master master, Workshop workshop, ReplicaSettings settings) {
        ReplicaReporter reporter = new ReplicaReporter(replicas, master, workshop, backoff(settings, workshop));
        replicas.whenChanged(reporter::soon);
        return reporter;
    }

    @Produces
    @Singleton
    FeedSync feed(ReplicaSettings settings, Master master, Replicas replicas, Workshop workshop) {
        return new FeedSync(master, replicas, workshop.clock(), settings.hold(), backoff(settings, workshop));
    }

    @Produces
    @Singleton
    Sync sync(FeedSync feed, Replicas replicas, ReplicaReporter reporter) {
        return new Sync(feed, replicas, reporter);
    }

    private static Backoff backoff(ReplicaSettings settings, Workshop workshop) {
        return new Backoff(settings.errorInterval(), settings.errorIntervalMax(), workshop.random());
    }

    private static ThreadPoolExecutor pool(int threads, ThreadFactory factory) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
