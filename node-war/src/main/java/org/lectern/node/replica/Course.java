package org.lectern.node.replica;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.lectern.content.Digest;
import org.lectern.node.replica.fetch.PackageFetch;

/**
 * How a fetch goes on: while its package is wanted, as long as it may keep its place, and no faster than its site's limits
 * say. Safe for use by several threads.
 */
final class Course {
    private final Holdings holdings;
    private final Fetches fetches;
    private final SyncPace pace;
    private final Clock clock;

    Course(Holdings holdings, Fetches fetches, SyncPace pace, Clock clock) {
        this.holdings = holdings;
        this.fetches = fetches;
        this.pace = pace;
        this.clock = clock;
    }

    /** How soon a package is needed now. */
    Urgency urgency(Digest digest) {
        return holdings.urgencies(clock.instant()).getOrDefault(digest, Urgency.NONE);
    }

    /** Lets the fetch of a package go on after each chunk, or stops it. */
    PackageFetch.Progress of(Digest digest) {
        AtomicLong counted = new AtomicLong();
        return tally -> {
            fetches.reached(digest, tally);
            goOn(digest);
            long came = tally.arrived() - counted.getAndSet(tally.arrived());
            if (came > 0) {
                pace.spend(came, () -> urgency(digest).isPressing(clock.instant()), () -> goOn(digest));
            }
        };
    }

    /**
     * Goes on if the package is wanted still.
     *
     * @throws NotCurrent otherwise
     */
    void requireWanted(Digest digest) throws NotCurrent {
        if (!holdings.wants(digest)) {
            throw new NotCurrent(digest);
        }
    }

    private void goOn(Digest digest) throws IOException {
        requireWanted(digest);
        fetches.goOn(digest);
    }
}
