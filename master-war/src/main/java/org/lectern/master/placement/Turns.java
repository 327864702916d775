package org.lectern.master.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Digest;

/**
 * Gives the parts of packages out to nodes, each to one node at a time, so that together they take a package once from
 * the master and the rest from each other. A part goes to another node when nobody has it and the one that took it was
 * not heard of for a while.
 *
 * <p>Known to this master alone, and forgotten when it stops: then a part leaves once more. Safe for use by several
 * threads; the monitor guards all.
 */
final class Turns {
    /** About 2 KB each. */
    private static final int MOST_PACKAGES = 1000;

    /** A node that takes a part says so each time it asks, which it does within this time. */
    private static final Duration HELD = Duration.ofSeconds(5);

    /** For each so many questions within a second, nodes are to wait a second longer before the next. */
    private static final int EASY_RATE = 20;

    private static final int LONGEST_REFRESH_SECONDS = 30;

    private final Clock clock;
    private final Map<Digest, Lent> packages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Lent> eldest) {
            return size() > MOST_PACKAGES;
        }
    };

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** The parts of one package: when each was given out or last heard of. */
    private static final class Lent {
        private final Instant[] since;
        private Instant second = Instant.MIN;
        private int asked;
        private int refreshSeconds = 1;

        Lent(int count) {
            since = new Instant[count];
            Arrays.fill(since, Instant.MIN);
        }
    }

    /**
     * What a node is to do next.
     *
     * @param turn the part to take
     * @param refreshSeconds when to ask again
     */
    record Turn(Optional<Integer> turn, int refreshSeconds) {}

    /**
     * Gives out a part.
     *
     * @param count how many parts the package has
     * @param lacking the parts that the node lacks and sees with nobody
     * @param taking the parts that it is taking now
     */
    synchronized Turn next(Digest digest, int count, BitSet lacking, BitSet taking) {
        Instant now = clock.instant();
        Lent lent = packages.computeIfAbsent(digest, d -> new Lent(count));
        refresh(lent, now);
        taking.stream().forEach(part -> lent.since[part] = now);
        Instant free = now.minus(HELD.plusSeconds(2L * lent.refreshSeconds));
        Optional<Integer> turn = lacking.stream()
                .boxed()
                .filter(part -> !taking.get(part) && lent.since[part].isBefore(free))
                .min((one, other) -> lent.since[one].compareTo(lent.since[other]));
        turn.ifPresent(part -> lent.since[part] = now);
        return new Turn(turn, lent.refreshSeconds);
    }

    /** The more nodes ask, the less often each is to. */
    private static void refresh(Lent lent, Instant now) {
        if (lent.second.isBefore(now.minusSeconds(1))) {
            lent.refreshSeconds = Math.min(LONGEST_REFRESH_SECONDS, 1 + lent.asked / EASY_RATE);
            lent.asked = 0;
            lent.second = now;
        }
        lent.asked++;
    }
}
