package org.lectern.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.delivery.transfer.Outgoing;
import org.lectern.delivery.transfer.Pace;
import org.lectern.delivery.transfer.ServerConnection;
import org.lectern.delivery.transfer.ServerConnections;
import org.lectern.delivery.transfer.Transfer;
import org.lectern.delivery.transfer.Watch;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** Everything that is on its way at one server: how many, how fast, how long. Safe for use by several threads. */
final class Departures {
    private static final System.Logger LOG = System.getLogger(Departures.class.getName());

    private static final long LOOK_NANOS = 20_000_000;

    private final DeliveryLimits limits;
    private final int atOnce;
    private final Transfer transfer;
    private final Front front;
    private final ServerConnections connections;
    private final Watch watch;
    private final Pace shared;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    Departures(DeliverySettings settings, Transfer transfer) {
        this.limits = settings.limits();
        this.atOnce = limits.atOnce();
        this.transfer = transfer;
        this.front = settings.front();
        connections = new ServerConnections(settings.queueLimit());
        watch = new Watch(limits.timeout(), limits.patience());
        shared = Pace.of(limits.rate());
    }

    private Departures(Departures beside, int atOnce) {
        this.limits = beside.limits;
        this.atOnce = atOnce;
        this.transfer = beside.transfer;
        this.front = beside.front;
        this.connections = beside.connections;
        this.watch = beside.watch;
        this.shared = beside.shared;
    }

    /** Others at the same server, with room of their own; how fast they may go together is shared. */
    Departures beside(int atOnceThere) {
        return new Departures(this, atOnceThere);
    }

    /**
     * Goes on as long as answers may begin, here or at the web server in front.
     *
     * @throws Refusal if this server stops
     */
    void requireOpen() {
        if (closed) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "This server is about to stop; get a new link, or come back.");
        }
    }

    /**
     * Takes room for one answer.
     *
     * @throws Refusal if there is none
     */
    Seat take() {
        return take(active, "This server sends as much as it may; try again soon.");
    }

    /**
     * Takes room for one request that cannot be answered yet: as many may wait as may be on their way. A stop does not
     * wait for them.
     *
     * @throws Refusal if there is none
     */
    Seat takeToWait() {
        return take(waiting, "As many wait here as may; try again soon.");
    }

    /** Counts first and looks then, so that a stop either waits for this answer or refuses it. */
    private Seat take(AtomicInteger taken, String full) {
        int count = taken.incrementAndGet();
        Seat seat = new Seat(taken);
        try {
            requireOpen();
            if (count > atOnce) {
                throw new Refusal(ErrorCode.UNAVAILABLE, full);
            }
            return seat;
        } catch (Refusal e) {
            seat.leave();
            throw e;
        }
    }

    /** Takes nothing more, and waits until all has left or the time for that is over; returns how many have not. */
    int close() {
        closed = true;
        long end = System.nanoTime() + limits.grace().toNanos();
        while (active.get() > 0
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return active.get();
    }

    int active() {
        return active.get();
    }

    Front front() {
        return front;
    }

    ServerConnection connection(HttpServletRequest request) {
        return connections.of(request);
    }

    Pace pace() {
        return Pace.of(limits.rateEach()).and(shared);
    }

    Watch watch() {
        return watch;
    }

    /** Lets an answer begin; if it cannot, it has ended. */
    void start(Outgoing outgoing) {
        try {
            transfer.start(outgoing);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "a download could not begin", e);
            outgoing.end(DeliveryOutcome.FAILED);
        }
    }
}
