package org.lectern.master.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lectern.content.Digest;
import org.lectern.master.fleet.Holders.Holder;

/**
 * Ranks the nodes that can serve a person a package, by rendezvous hashing (Thaler and Ravishankar, 1998); of the
 * first two the less busy one leads. So a person mostly meets the same node, and a node that leaves moves only its own
 * people.
 *
 * <p>Holders are asked for at most once a second per package; a ranking costs one hash per holder.
 */
final class Placement {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_PACKAGES = 1000;

    private final Function<Digest, List<Holder>> holders;
    private final Duration mostAhead;
    private final Clock clock;
    private final Map<Digest, Seen> seen = new ConcurrentHashMap<>();

    /**
     * Nothing known yet.
     *
     * @param ticketLifetime a node whose clock is ahead by half of it or more would refuse tickets that are good
     */
    Placement(Function<Digest, List<Holder>> holders, Duration ticketLifetime, Clock clock) {
        this.holders = holders;
        this.mostAhead = ticketLifetime.dividedBy(2);
        this.clock = clock;
    }

    private record Seen(List<Holder> holders, Instant at) {}

    /** The nodes that can serve {@code subject}, the one that is to do so first. */
    List<Holder> ranked(Digest digest, String subject) {
        List<Holder> ranked = new ArrayList<>(holdersOf(digest));
        ranked.sort(Comparator.comparingLong((Holder holder) -> weight(subject, holder))
                .reversed());
        if (ranked.size() > 1 && ranked.get(1).activeDownloads() < ranked.get(0).activeDownloads()) {
            Collections.swap(ranked, 0, 1);
        }
        return ranked;
    }

    private List<Holder> holdersOf(Digest digest) {
        Instant now = clock.instant();
        Seen known = seen.get(digest);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            List<Holder> usable = holders.apply(digest).stream()
                    .filter(holder -> holder.clockAhead().compareTo(mostAhead) < 0)
                    .toList();
            known = new Seen(usable, now);
            if (seen.size() >= MOST_PACKAGES) {
                seen.clear();
            }
            seen.put(digest, known);
        }
        return known.holders();
    }

    /** The rendezvous weight: a well-mixed hash of person and node (the finalizer of SplitMix64, Steele et al. 2014). */
    private static long weight(String subject, Holder holder) {
        long z = ((long) subject.hashCode() << 32) ^ holder.node().value().hashCode();
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
