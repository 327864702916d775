package org.lectern.master.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.lectern.ticket.Revocation;
import org.lectern.ticket.RevocationList;

/** What is called back, as this master knows it: looks at the head of the feed once a second, and at the rows when it moved. */
public final class RevocationWatch {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LongSupplier head;
    private final Supplier<List<Revocation>> source;
    private final Clock clock;
    private volatile Seen seen = new Seen(-1, RevocationList.NONE, Instant.EPOCH);

    RevocationWatch(LongSupplier head, Supplier<List<Revocation>> source, Clock clock) {
        this.head = head;
        this.source = source;
        this.clock = clock;
    }

    private record Seen(long head, RevocationList list, Instant at) {}

    /** The list as it is now. */
    public RevocationList current() {
        Seen known = seen;
        Instant now = clock.instant();
        if (known.at().plus(FRESH).isBefore(now)) {
            long moved = head.getAsLong();
            known = new Seen(
                    moved, moved == known.head() ? known.list() : RevocationList.NONE.with(source.get(), now), now);
            seen = known;
        }
        return known.list();
    }

    /** Looks again on next use. */
    void forget() {
        seen = new Seen(-1, seen.list(), Instant.EPOCH);
    }
}
