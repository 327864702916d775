package org.lectern.master.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The nodes whose request is held until the feed changes. A held request costs an entry here and no thread; a
 * change, however it came about, costs one database look a second and an answer for each of them.
 *
 * <p>{@code lock} guards {@code waiting}; nothing else is called while it is held.
 */
final class FeedWatch {
    private final LongSupplier generation;
    private final Executor executor;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Waiter> waiting = new ArrayList<>();

    FeedWatch(LongSupplier generation, Executor executor, Clock clock) {
        this.generation = generation;
        this.executor = executor;
        this.clock = clock;
    }

    private record Waiter(long since, Instant until, Runnable answer) {}

    /** Runs {@code answer} once: when the feed has passed {@code since}, or after {@code wait}. */
    void await(long since, Duration wait, Runnable answer) {
        lock.lock();
        try {
            waiting.add(new Waiter(since, clock.instant().plus(wait), answer));
        } finally {
            lock.unlock();
        }
        // The feed may have moved between the caller's look and the entry above.
        if (generation.getAsLong() > since) {
            look();
        }
    }

    /** How many requests are held. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Answers whoever need not wait any longer. */
    void look() {
        if (size() == 0) {
            return;
        }
        long head = generation.getAsLong();
        Instant now = clock.instant();
        List<Waiter> due = new ArrayList<>();
        lock.lock();
        try {
            List<Waiter> still = new ArrayList<>();
            for (Waiter waiter : waiting) {
                (waiter.since() < head || !waiter.until().isAfter(now) ? due : still).add(waiter);
            }
            waiting = still;
        } finally {
            lock.unlock();
        }
        due.forEach(waiter -> executor.execute(waiter.answer()));
    }

    /** Answers everybody: the master is going to stop. */
    void close() {
        List<Waiter> due = new ArrayList<>();
        lock.lock();
        try {
            due.addAll(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(waiter -> waiter.answer().run());
    }
}
