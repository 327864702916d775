package org.lectern.node.download;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.KeyRing;
import org.lectern.node.replica.NotCurrent;
import org.lectern.node.replica.Replicas;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.Ticket;

/** Finds what a ticket permits: at once if it is here, later if it has to be fetched or the keys do. */
final class Counter {
    private final TicketDesk desk;
    private final KeyRing keys;
    private final Replicas replicas;
    private final Duration patience;

    Counter(KeyRing keys, Replicas replicas, DownloadSettings settings) {
        this.desk = new TicketDesk(keys);
        this.keys = keys;
        this.replicas = replicas;
        this.patience = settings.patience();
    }

    /** What the ticket permits; fails with {@link Refusal} or with what kept the package away. */
    CompletableFuture<Permitted> find(MeetingId meeting, Shown shown) {
        CompletableFuture<Void> ready =
                desk.needsKeys(shown.ticket()) ? keys.refreshSoon() : CompletableFuture.completedFuture(null);
        return ready.thenApply(keysAtHand -> desk.open(shown, meeting)).thenCompose(this::obtain);
    }

    /** The package of a ticket that was checked. */
    CompletableFuture<Permitted> obtain(Ticket ticket) {
        return replicas.obtain(ticket.meeting(), ticket.digest())
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(replica -> new Permitted(ticket, replica));
    }

    /** What a participant is told. */
    static Refusal refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof NotCurrent) {
            return new Refusal(
                    ErrorCode.PACKAGE_NOT_FOUND, "This version is not served here any more; get a new link.");
        }
        return new Refusal(
                ErrorCode.UNAVAILABLE,
                cause instanceof IOException
                        ? "This node cannot get the package at the moment; try again soon."
                        : "This node is still getting the package; try again soon.");
    }
}
