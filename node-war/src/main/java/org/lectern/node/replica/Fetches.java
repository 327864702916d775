package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.lectern.content.Digest;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.MasterFailure;

/**
 * At most one fetch for each package, however many ask, with a wait after each failure that grows.
 *
 * <p>Safe for use by several threads; the monitor guards the attempts.
 */
final class Fetches {
    private static final System.Logger LOG = System.getLogger(Fetches.class.getName());

    private final Executor executor;
    private final Clock clock;
    private final Supplier<Backoff> backoffs;
    private final Map<Digest, Attempt> attempts = new HashMap<>();

    /**
     * No fetches yet.
     *
     * @param executor bounds how many run at a time
     */
    Fetches(Executor executor, Clock clock, Supplier<Backoff> backoffs) {
        this.executor = executor;
        this.clock = clock;
        this.backoffs = backoffs;
    }

    /** Starts {@code job} unless a fetch of this package is under way; answers the end of the one or the other. */
    CompletableFuture<Void> start(Digest digest, Job job) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        synchronized (this) {
            Attempt attempt = attempts.computeIfAbsent(digest, d -> new Attempt(backoffs.get()));
            if (attempt.running.isPresent()) {
                return attempt.running.get();
            }
            attempt.running = Optional.of(end);
            attempt.done = 0;
        }
        try {
            executor.execute(() -> run(digest, job, end));
        } catch (RejectedExecutionException e) {
            finish(digest, Optional.of(new IOException("this node is stopping", e)), end);
        }
        return end;
    }

    /** Whether a fetch may start now: none is under way, and the wait after the last failure is over. */
    synchronized boolean isDue(Digest digest) {
        Attempt attempt = attempts.get(digest);
        return attempt == null || (attempt.running.isEmpty() && !clock.instant().isBefore(attempt.notBefore));
    }

    /** Takes note of how many verified bytes are here. */
    synchronized void reached(Digest digest, long bytes) {
        Attempt attempt = attempts.get(digest);
        if (attempt != null) {
            attempt.done = bytes;
        }
    }

    /** How a package is doing that is not active. */
    synchronized Status status(Digest digest) {
        Attempt attempt = attempts.get(digest);
        return attempt == null
                ? new Status(false, 0, "")
                : new Status(attempt.running.isPresent(), attempt.done, attempt.error);
    }

    /** Forgets what is not wanted and not under way. */
    synchronized void forget(Predicate<Digest> unwanted) {
        attempts.entrySet().removeIf(entry -> entry.getValue().running.isEmpty() && unwanted.test(entry.getKey()));
    }

    private void run(Digest digest, Job job, CompletableFuture<Void> end) {
        try {
            job.run();
            finish(digest, Optional.empty(), end);
        } catch (IOException e) {
            finish(digest, Optional.of(e), end);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The fetch of " + digest + " failed", e);
            finish(digest, Optional.of(new IOException("the fetch failed: " + e, e)), end);
        }
    }

    private void finish(Digest digest, Optional<IOException> failure, CompletableFuture<Void> end) {
        synchronized (this) {
            if (failure.isPresent()) {
                fail(digest, failure.get());
            } else {
                attempts.remove(digest);
            }
        }
        if (failure.isPresent()) {
            end.completeExceptionally(failure.get());
        } else {
            end.complete(null);
        }
    }

    private void fail(Digest digest, IOException failure) {
        Attempt attempt = attempts.computeIfAbsent(digest, d -> new Attempt(backoffs.get()));
        String error = String.valueOf(failure.getMessage());
        boolean news = !(failure instanceof MasterFailure) && !(failure instanceof NotCurrent);
        if (news && !error.equals(attempt.error)) {
            LOG.log(Level.WARNING, "Cannot fetch {0} yet, trying on: {1}", digest, error);
        }
        attempt.running = Optional.empty();
        attempt.error = error;
        attempt.notBefore = clock.instant().plus(attempt.backoff.next());
    }

    /** The work of one fetch. */
    interface Job {
        void run() throws IOException;
    }

    /**
     * A package on its way.
     *
     * @param running whether a fetch is under way
     * @param done verified bytes that are here
     * @param error what went wrong last; empty if nothing did
     */
    record Status(boolean running, long done, String error) {}

    private static final class Attempt {
        private final Backoff backoff;
        private Optional<CompletableFuture<Void>> running = Optional.empty();
        private Instant notBefore = Instant.EPOCH;
        private String error = "";
        private long done;

        Attempt(Backoff backoff) {
            this.backoff = backoff;
        }
    }
}
