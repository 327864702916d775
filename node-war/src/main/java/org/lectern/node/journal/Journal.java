package org.lectern.node.journal;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.node.hub.Rest;
import org.lectern.protocol.DownloadReport;

/**
 * What this node serves: how much at the moment, and each download on its way by memory and database to the master.
 *
 * <p>{@link #begun} and {@link #ended} never block and are safe for use by several threads; one thread at a time may
 * {@link #flush} and {@link #ship}.
 */
public final class Journal {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int BATCHES_AT_ONCE = 20;

    /** How long a database that failed is left alone. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Master master;
    private final Clock clock;
    private final Backoff backoff;
    private final int mostRows;
    private final BlockingQueue<DownloadReport.Item> queue;
    private final Pieces pieces;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Deque<DownloadReport.Item> gathered = new ArrayDeque<>();
    private List<DownloadReport.Item> held = List.of();
    private long rows = -1;
    private boolean broken;
    private Rest databaseRest = Rest.NONE;
    private Rest masterRest = Rest.NONE;

    Journal(Outbox outbox, Master master, Clock clock, JournalSettings settings, Backoff backoff) {
        this.outbox = outbox;
        this.master = master;
        this.clock = clock;
        this.backoff = backoff;
        mostRows = settings.rows();
        queue = new ArrayBlockingQueue<>(settings.queue());
        pieces = new Pieces(settings.queue());
    }

    /** A response with content begins. */
    public void begun() {
        active.incrementAndGet();
    }

    /** A response that was {@link #begun} has ended. */
    public void ended(DownloadReport.Item download) {
        active.decrementAndGet();
        bytes.addAndGet(download.sent());
        if (!pieces.add(download) && !queue.offer(download)) {
            drop(1, "memory");
        }
    }

    /** Responses in flight. */
    public int activeDownloads() {
        return active.get();
    }

    /** Bytes of all responses that ended since start. */
    public long bytesServed() {
        return bytes.get();
    }

    /** How many downloads went unrecorded because there was no room. */
    long dropped() {
        return dropped.get();
    }

    /** Moves what waits in memory to the database. */
    void flush() {
        if (gathered.isEmpty()) {
            gathered.addAll(pieces.drain());
        }
        while (!held.isEmpty() || !gathered.isEmpty() || !queue.isEmpty()) {
            if (held.isEmpty()) {
                List<DownloadReport.Item> batch = new ArrayList<>();
                take(gathered, batch);
                queue.drainTo(batch, DownloadReport.MOST - batch.size());
                held = batch;
            }
            if (!attempt(this::store)) {
                return;
            }
        }
    }

    private static void take(Deque<DownloadReport.Item> from, List<DownloadReport.Item> batch) {
        while (batch.size() < DownloadReport.MOST && !from.isEmpty()) {
            batch.add(from.removeFirst());
        }
    }

    /** Moves what waits in the database to the master. */
    void ship() {
        if (masterRest.isOver(clock.instant())) {
            attempt(this::send);
        }
    }

    private void store() {
        outbox.add(held);
        rows = rows < 0 ? outbox.count() : rows + held.size();
        held = List.of();
        while (rows > mostRows) {
            List<DownloadReport.Item> oldest = outbox.oldest((int) Math.min(DownloadReport.MOST, rows - mostRows));
            remove(oldest);
            drop(oldest.size(), "the database");
        }
    }

    private void send() {
        rows = rows < 0 ? outbox.count() : rows;
        try {
            for (int i = 0; i < BATCHES_AT_ONCE && rows > 0; i++) {
                List<DownloadReport.Item> batch = outbox.oldest(DownloadReport.MOST);
                if (!batch.isEmpty()) {
                    master.report(new DownloadReport(batch));
                    backoff.reset();
                }
                remove(batch);
            }
        } catch (MasterFailure e) {
            LOG.log(Level.DEBUG, "downloads not reported yet", e);
            masterRest = Rest.of(clock.instant(), backoff.next(e));
        }
    }

    private void remove(List<DownloadReport.Item> batch) {
        outbox.remove(batch.stream().map(DownloadReport.Item::id).toList());
        rows = batch.isEmpty() ? 0 : rows - batch.size();
    }

    private void drop(int count, String place) {
        if (dropped.getAndAdd(count) == 0) {
            LOG.log(Level.WARNING, "The journal has no more room in {0}: served downloads go unrecorded.", place);
        }
    }

    /** The edge where a broken database is noticed: it must not reach whoever serves. */
    private boolean attempt(Runnable work) {
        if (!databaseRest.isOver(clock.instant())) {
            return false;
        }
        try {
            work.run();
            if (broken) {
                LOG.log(Level.INFO, "The journal works again.");
            }
            broken = false;
            return true;
        } catch (RuntimeException e) {
            if (!broken) {
                LOG.log(Level.ERROR, "The journal is broken, serving goes on: look at lectern.node.journal.url", e);
            }
            broken = true;
            databaseRest = Rest.of(clock.instant(), REST);
            rows = -1;
            return false;
        }
    }
}
