package org.lectern.simulation;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A network in memory, in real time: lines of limited speed, a delay on the way, and connections that break. */
final class Network implements AutoCloseable {
    private final Duration delay;
    private final double breaks;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService carriers = Executors.newFixedThreadPool(4);

    /**
     * A network of nobody.
     *
     * @param delay of everything, one way
     * @param breaks the share of pieces of up to 64 KiB at which their connection breaks
     */
    Network(Duration delay, double breaks) {
        this.delay = delay;
        this.breaks = breaks;
    }

    /** A machine joins. */
    Host join(String name, long bytesPerSecond, Host.Server server) {
        Host host = new Host(name, bytesPerSecond, server);
        hosts.put(name, host);
        return host;
    }

    /** The host of that name. */
    Host find(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return host;
    }

    /** By which a host calls others: the name of a host is that in the URL. */
    HttpClient clientOf(Host host) {
        return new MemoryHttpClient(this, host);
    }

    /** Whether a connection is to break here. */
    boolean breaksNow() {
        return ThreadLocalRandom.current().nextDouble() < breaks;
    }

    /** Does something when what leaves at {@code nanoTime} has arrived. */
    void arrive(long nanoTime, Runnable then) {
        at(nanoTime + delay.toNanos(), then);
    }

    /** Does something at a time, which may have passed. */
    @SuppressWarnings("FutureReturnValueIgnored") // whatever is to come of it is its own affair
    void at(long nanoTime, Runnable then) {
        long wait = Math.max(0, nanoTime - System.nanoTime());
        try {
            clock.schedule(() -> carriers.execute(then), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            Thread.currentThread().interrupt(); // the simulation is over
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        carriers.shutdownNow();
    }
}
