package org.lectern.delivery.transfer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches the responses that go on without a thread: cuts one whose client takes nothing for a while, and one that
 * takes too long as a whole. A client that is merely slow is left alone: before it is cut, the server offers it more, as
 * what it took by then may not show yet. While a response rests for the sake of its pace, no time passes for its client.
 *
 * <p>Looks a few times in the shorter of both times and only while there is something to watch; a look costs a comparison
 * for each response, and an offer for each whose client has taken nothing for half of the patience.
 */
public final class Watch {
    private static final long LOOKS = 4;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Duration timeout;
    private final Duration patience;
    private final long interval;
    private final Map<Outgoing, Progress> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * How far a response was, and when it was not that far yet; in the nanoseconds of {@link System#nanoTime}.
     *
     * @param rested as {@link Outgoing#rested} was then
     * @param offered whether its client was offered more since
     */
    private record Progress(long started, long sent, long since, long rested, boolean offered) {
        static Progress of(Outgoing outgoing, long started, long now) {
            return new Progress(started, outgoing.sent(), now, outgoing.rested(), false);
        }

        /** For how long its client has taken nothing. */
        long idle(Outgoing outgoing, long now) {
            return now - since - (outgoing.rested() - rested);
        }

        Progress afterOffer() {
            return new Progress(started, sent, since, rested, true);
        }
    }

    /**
     * Makes a watch.
     *
     * @param timeout how long one response may take
     * @param patience how long its client may take nothing
     */
    public Watch(Duration timeout, Duration patience) {
        this.timeout = timeout;
        this.patience = patience;
        Duration shorter = timeout.compareTo(patience) < 0 ? timeout : patience;
        Duration look = shorter.dividedBy(LOOKS);
        interval = Math.max(1, (look.compareTo(LONGEST) < 0 ? look : LONGEST).toMillis());
    }

    void add(Outgoing outgoing) {
        long now = System.nanoTime();
        watched.put(outgoing, Progress.of(outgoing, now, now));
        lookLater();
    }

    void remove(Outgoing outgoing) {
        watched.remove(outgoing);
    }

    private void lookLater() {
        if (!watched.isEmpty() && looking.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(interval, TimeUnit.MILLISECONDS).execute(this::look);
        }
    }

    private void look() {
        long now = System.nanoTime();
        try {
            watched.forEach((outgoing, before) -> look(outgoing, before, now));
        } finally {
            // Also when memory ran out: nobody would be cut any more.
            looking.set(false);
            lookLater();
        }
    }

    private void look(Outgoing outgoing, Progress before, long now) {
        if (now - before.started() >= timeout.toNanos()) {
            outgoing.end(DeliveryOutcome.TIMED_OUT);
        } else if (outgoing.sent() != before.sent()) {
            watched.replace(outgoing, before, Progress.of(outgoing, before.started(), now));
        } else if (before.offered() && before.idle(outgoing, now) >= patience.toNanos()) {
            outgoing.end(DeliveryOutcome.STALLED);
        } else if (before.idle(outgoing, now) >= patience.toNanos() / 2) {
            watched.replace(outgoing, before, before.afterOffer());
            outgoing.offerAgain();
        }
    }
}
