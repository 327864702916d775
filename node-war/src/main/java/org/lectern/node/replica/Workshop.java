package org.lectern.node.replica;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What work on replicas needs around it.
 *
 * @param fetchers bounds how many packages are fetched at a time
 * @param requests help fetches to have several requests under way, and to force to disk meanwhile
 * @param errands for short work that may have to ask the master
 */
record Workshop(
        Clock clock,
        RandomGenerator random,
        ExecutorService fetchers,
        ExecutorService requests,
        ExecutorService errands) {
    /** Interrupts what is under way. */
    void close() {
        fetchers.shutdownNow();
        requests.shutdownNow();
        errands.shutdownNow();
    }
}
