package org.lectern.master.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.protocol.NodeId;

/**
 * Gives the parts of packages out to nodes, each to one node at a time, so that together they take a package once from
 * the master and the rest from each other. Only some parts are on their way at once: what a thin line sends is soon whole
 * and can be had from siblings. A part goes to another node when nobody has it and the one that took it was not heard of
 * for a while; to that one itself at once, if it broke off.
 *
 * <p>Known to this master alone, and forgotten when it stops: then a part leaves once more. Safe for use by several
 * threads; the monitor guards all.
 */
final class Turns {
    /** About 4 KB each. */
    private static final int MOST_PACKAGES = 1000;

    /** A node that takes a part says so each time it asks, which it does within this time. */
    private static final Duration HELD = Duration.ofSeconds(7);

    /** So many parts of a package are on their way at once. */
    private static final int MOST_UNDER_WAY = 16;

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

    /** The parts of one package: to whom each was given, and when it was given out or last heard of. */
    private static final class Lent {
        private final Instant[] since;
        private final Map<Integer, NodeId> takers = new HashMap<>();
        private Instant second = Instant.MIN;
        private int asked;
        private int refreshSeconds = 1;

        Lent(int count) {
            since = new Instant[count];
            Arrays.fill(since, Instant.MIN);
        }

        void give(int part, NodeId node, Instant now) {
            since[part] = now;
            takers.put(part, node);
        }

        /** A node no longer takes what it does not name. */
        void hear(NodeId node, BitSet taking, BitSet lacking, Instant now) {
            taking.stream().forEach(part -> give(part, node, now));
            List<Integer> ended = takers.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(node) && !taking.get(entry.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            for (int part : ended) {
                takers.remove(part);
                since[part] = lacking.get(part) ? Instant.MIN : since[part];
            }
        }

        long underWay(Instant after) {
            return takers.keySet().stream()
                    .filter(part -> since[part].isAfter(after))
                    .count();
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
     * @param node who asks
     * @param lacking the parts that the node lacks and sees with nobody
     * @param taking the parts that it is taking now
     */
    synchronized Turn next(Digest digest, int count, NodeId node, BitSet lacking, BitSet taking) {
        Instant now = clock.instant();
        Lent lent = packages.computeIfAbsent(digest, d -> new Lent(count));
        refresh(lent, now);
        lent.hear(node, taking, lacking, now);
        Instant free = now.minus(HELD);
        Optional<Integer> turn = lent.underWay(free) >= MOST_UNDER_WAY
                ? Optional.empty()
                : lacking.stream()
                        .boxed()
                        .filter(part -> !taking.get(part) && lent.since[part].isBefore(free))
                        .min(Comparator.comparing(part -> lent.since[part]));
        turn.ifPresent(part -> lent.give(part, node, now));
        boolean takes = turn.isPresent() || !taking.isEmpty();
        return new Turn(turn, takes ? 1 : lent.refreshSeconds);
    }

    /** The more nodes ask, the less often each is to that takes nothing from the master. */
    private static void refresh(Lent lent, Instant now) {
        if (lent.second.isBefore(now.minusSeconds(1))) {
            lent.refreshSeconds = Math.min(LONGEST_REFRESH_SECONDS, 1 + lent.asked / EASY_RATE);
            lent.asked = 0;
            lent.second = now;
        }
        lent.asked++;
    }
}
