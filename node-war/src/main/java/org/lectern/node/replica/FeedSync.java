package org.lectern.node.replica;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterFailure;
import org.lectern.protocol.SyncFeed;

/**
 * Reads the master's list of meetings, page after page, and writes what it says into the holdings. Read from its
 * start, the list is complete: meetings that it does not name are removed.
 *
 * <p>One thread at a time calls {@link #pass}.
 */
public final class FeedSync {
    private static final System.Logger LOG = System.getLogger(FeedSync.class.getName());

    /** A question without news that was answered sooner was not held: then the next one waits so long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Master master;
    private final KeyRing keys;
    private final Replicas replicas;
    private final Clock clock;
    private final Duration wait;
    private final Backoff backoff;
    private final Set<MeetingId> named = new HashSet<>();
    private long next;
    private boolean fromStart;
    private boolean renewal;
    private volatile boolean asked;

    FeedSync(Master master, Replicas replicas, Clock clock, Duration wait, Backoff backoff) {
        this.master = master;
        this.keys = replicas.keys();
        this.replicas = replicas;
        this.clock = clock;
        this.wait = wait;
        this.backoff = backoff;
        next = replicas.holdings().cursor();
        fromStart = next == 0;
    }

    /** Whether the master was asked since this node started, successfully or not. */
    public boolean hasAsked() {
        return asked;
    }

    /**
     * Asks once, for at most the time that the master may hold the question, and answers when to ask again.
     */
    Duration pass() {
        try {
            keys.refreshOld();
            Instant start = clock.instant();
            // The first question is not held: its answer says that this node knows what it should have.
            boolean news = read(asked ? wait : Duration.ZERO);
            backoff.reset();
            boolean held = !clock.instant().isBefore(start.plus(PAUSE));
            return news || held || !asked ? Duration.ZERO : PAUSE;
        } catch (MasterFailure e) {
            return backoff.next(e);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "The sync failed", e);
            return backoff.next();
        } finally {
            asked = true;
        }
    }

    private boolean read(Duration patience) throws IOException {
        Optional<SyncFeed> page = master.feed(next, patience);
        if (page.isEmpty()) {
            return false;
        }
        SyncFeed feed = page.get();
        if (feed.generation() < next) {
            LOG.log(Level.WARNING, "The master''s list began anew ({0} after {1}).", feed.generation(), next);
            restart();
            return true;
        }
        boolean news = feed.generation() != next || !feed.complete();
        take(feed);
        replicas.tend();
        return news;
    }

    private void restart() {
        next = 0;
        fromStart = true;
        named.clear();
    }

    private void take(SyncFeed feed) throws IOException {
        renewal |= keys.take(feed);
        if (renewal) {
            replicas.renewManifests();
            renewal = false;
        }
        Holdings holdings = replicas.holdings();
        for (SyncFeed.Item item : feed.meetings()) {
            if (item.removed() || !item.state().isServed() || item.digest() == null) {
                holdings.remove(item.id());
            } else {
                holdings.announce(item);
            }
            named.add(item.id());
        }
        next = feed.generation();
        if (fromStart && feed.complete()) {
            removeUnnamed(holdings);
            fromStart = false;
        }
        if (!fromStart) {
            named.clear();
            holdings.keepCursor(next);
        }
    }

    private void removeUnnamed(Holdings holdings) throws IOException {
        for (Holding holding : holdings.all()) {
            if (!named.contains(holding.announced().id())) {
                holdings.remove(holding.announced().id());
            }
        }
    }
}
