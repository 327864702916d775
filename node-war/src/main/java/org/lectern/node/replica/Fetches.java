package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
import org.lectern.node.hub.Rest;
import org.lectern.node.replica.fetch.DiskFull;
import org.lectern.node.replica.fetch.Tally;

/**
 * At most one fetch for each package, however many ask, with a wait after each failure that grows while it comes no
 * further. A free place goes to the package that is needed soonest; when all places are taken, the fetch that is needed
 * last leaves its own to one that is needed sooner.
 *
 * <p>Safe for use by several threads; the monitor guards the attempts.
 */
final class Fetches {
    private static final System.Logger LOG = System.getLogger(Fetches.class.getName());

    private final int places;
    private final Executor executor;
    private final Clock clock;
    private final Supplier<Backoff> backoffs;
    private final Map<Digest, Attempt> attempts = new HashMap<>();

    /**
     * No fetches yet.
     *
     * @param places how many run at a time
     * @param executor has so many threads
     */
    Fetches(int places, Executor executor, Clock clock, Supplier<Backoff> backoffs) {
        this.places = places;
        this.executor = executor;
        this.clock = clock;
        this.backoffs = backoffs;
    }

    /** Starts {@code job} unless a fetch of this package is under way; answers the end of the one or the other. */
    CompletableFuture<Void> start(Digest digest, Urgency urgency, Job job) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        synchronized (this) {
            Attempt attempt = attempts.computeIfAbsent(digest, d -> new Attempt(backoffs.get(), clock));
            if (attempt.running.isPresent()) {
                return attempt.running.get();
            }
            attempt.running = Optional.of(end);
            attempt.waiting = Optional.of(new Turn(digest, job, end));
            attempt.urgency = urgency;
            attempt.tally = Tally.NONE;
            attempt.rate = new RateMeter(clock);
            makeWay();
        }
        askForPlace(digest, end);
        return end;
    }

    /** Takes note of how urgent packages are now; those not named are not needed. */
    synchronized void order(Map<Digest, Urgency> urgencies) {
        attempts.forEach((digest, attempt) -> attempt.urgency = urgencies.getOrDefault(digest, Urgency.NONE));
        makeWay();
    }

    /**
     * Lets a fetch go on.
     *
     * @throws Overtaken if it is to leave its place; it starts again when one is free
     */
    synchronized void goOn(Digest digest) throws Overtaken {
        Attempt attempt = attempts.get(digest);
        if (attempt != null && attempt.leaving) {
            throw new Overtaken();
        }
    }

    /** Whether a fetch may start now: none is under way, and the wait after the last failure is over. */
    synchronized boolean isDue(Digest digest) {
        Attempt attempt = attempts.get(digest);
        return attempt == null || (attempt.running.isEmpty() && attempt.rest.isOver(clock.instant()));
    }

    /** Takes note of how far a fetch has come. */
    synchronized void reached(Digest digest, Tally tally) {
        Attempt attempt = attempts.get(digest);
        if (attempt != null) {
            attempt.tally = tally;
            attempt.rate.reached(tally.arrived());
        }
    }

    /** How a package is doing that is not active. */
    synchronized Status status(Digest digest) {
        Attempt attempt = attempts.get(digest);
        return attempt == null ? Status.NONE : attempt.status();
    }

    /** Forgets what is not wanted and not under way. */
    synchronized void forget(Predicate<Digest> unwanted) {
        attempts.entrySet().removeIf(entry -> entry.getValue().running.isEmpty() && unwanted.test(entry.getKey()));
    }

    /** One question for a place for each that waits; whoever gets the place takes the most urgent of them. */
    private void askForPlace(Digest digest, CompletableFuture<Void> end) {
        try {
            executor.execute(() -> next().ifPresent(this::run));
        } catch (RejectedExecutionException e) {
            finish(digest, Optional.of(new IOException("this node is stopping", e)), end);
        }
    }

    private synchronized Optional<Turn> next() {
        Optional<Attempt> first =
                attempts.values().stream().filter(Attempt::isWaiting).min(Comparator.comparing(a -> a.urgency));
        Optional<Turn> turn = first.flatMap(attempt -> attempt.waiting);
        first.ifPresent(attempt -> attempt.waiting = Optional.empty());
        makeWay();
        return turn;
    }

    /** At most one leaves at a time; whoever takes its place looks again. */
    private void makeWay() {
        List<Attempt> placed =
                attempts.values().stream().filter(Attempt::isPlaced).toList();
        if (placed.size() < places || placed.stream().anyMatch(attempt -> attempt.leaving)) {
            return;
        }
        Attempt last = Collections.max(placed, Comparator.comparing(attempt -> attempt.urgency));
        last.leaving = attempts.values().stream()
                .anyMatch(attempt -> attempt.isWaiting() && attempt.urgency.isBefore(last.urgency));
    }

    private void run(Turn turn) {
        Digest digest = turn.digest();
        CompletableFuture<Void> end = turn.end();
        try {
            turn.job().run();
            finish(digest, Optional.empty(), end);
        } catch (Overtaken e) {
            LOG.log(Level.DEBUG, "waits for a place again: " + digest, e);
            waitAgain(turn);
        } catch (IOException e) {
            finish(digest, Optional.of(e), end);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The fetch of " + digest + " failed", e);
            finish(digest, Optional.of(new IOException("the fetch failed: " + e, e)), end);
        }
    }

    private void waitAgain(Turn turn) {
        synchronized (this) {
            Attempt attempt = attempts.computeIfAbsent(turn.digest(), d -> new Attempt(backoffs.get(), clock));
            attempt.waiting = Optional.of(turn);
            attempt.leaving = false;
        }
        askForPlace(turn.digest(), turn.end());
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
        Attempt attempt = attempts.computeIfAbsent(digest, d -> new Attempt(backoffs.get(), clock));
        String error = String.valueOf(failure.getMessage());
        boolean news = !(failure instanceof MasterFailure) && !(failure instanceof NotCurrent);
        if (news && attempt.isOther(failure)) {
            LOG.log(Level.WARNING, "Cannot fetch {0} yet, trying on: {1}", digest, error);
        }
        attempt.running = Optional.empty();
        attempt.waiting = Optional.empty();
        attempt.leaving = false;
        attempt.error = error;
        attempt.rest = Rest.of(clock.instant(), attempt.nextWait(failure));
    }

    /** The work of one fetch. */
    interface Job {
        void run() throws IOException;
    }

    /**
     * A package on its way.
     *
     * @param running whether a fetch is under way
     * @param tally how far it has come
     * @param bytesPerSecond how fast it comes
     * @param error what went wrong last; empty if nothing did
     */
    record Status(boolean running, Tally tally, long bytesPerSecond, String error) {
        static final Status NONE = new Status(false, Tally.NONE, 0, "");
    }

    /** A job that waits for a place. */
    private record Turn(Digest digest, Job job, CompletableFuture<Void> end) {}

    private static final class Attempt {
        private final Backoff backoff;
        private Optional<CompletableFuture<Void>> running = Optional.empty();
        private Optional<Turn> waiting = Optional.empty();
        private Urgency urgency = Urgency.NONE;
        private boolean leaving;
        private Rest rest = Rest.NONE;
        private String error = "";
        private String told = "";
        private Tally tally = Tally.NONE;
        private RateMeter rate;
        private long doneAtFailure;

        Attempt(Backoff backoff, Clock clock) {
            this.backoff = backoff;
            this.rate = new RateMeter(clock);
        }

        Status status() {
            boolean runs = running.isPresent();
            return new Status(runs, tally, runs ? rate.perSecond() : 0, error);
        }

        /** A fetch that came further than the one before it begins to wait anew. */
        Duration nextWait(IOException failure) {
            if (tally.done() > doneAtFailure) {
                backoff.reset();
                doneAtFailure = tally.done();
            }
            return backoff.next(failure);
        }

        /** Whether something else is wrong than the log was told last; a disk that is full stays so with other figures. */
        boolean isOther(IOException failure) {
            String before = told;
            told = failure instanceof DiskFull ? DiskFull.class.getName() : String.valueOf(failure.getMessage());
            return !told.equals(before);
        }

        boolean isWaiting() {
            return waiting.isPresent();
        }

        boolean isPlaced() {
            return running.isPresent() && waiting.isEmpty();
        }
    }
}
