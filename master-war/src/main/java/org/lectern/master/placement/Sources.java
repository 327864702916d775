package org.lectern.master.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.master.access.Signatures;
import org.lectern.master.fleet.Siblings.Sibling;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Parts;
import org.lectern.protocol.SyncSources;
import org.lectern.ticket.SyncPass;

/**
 * Tells a node from whom it can have a package: siblings, those of its own site first and else in random order, so that
 * nobody is asked by all; and the part that it is to take from the master. A few of other sites are always named, so that
 * a site is never left to itself.
 *
 * <p>The siblings of a package are looked for four times a second at most. Safe for use by several threads.
 */
final class Sources {
    private static final Duration FRESH = Duration.ofMillis(250);
    private static final int MOST_PACKAGES = 1000;
    private static final int CANDIDATES = 64;
    private static final int MOST_OF_OWN_SITE = SyncSources.MOST * 3 / 4;

    private final Search search;
    private final Turns turns;
    private final Signatures signatures;
    private final Duration passLifetime;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Digest, Seen> seen = new ConcurrentHashMap<>();

    Sources(Search search, Signatures signatures, PlacementSettings settings, Clock clock, RandomGenerator random) {
        this.search = search;
        this.turns = new Turns(clock);
        this.signatures = signatures;
        this.passLifetime = settings.passLifetime();
        this.clock = clock;
        this.random = random;
    }

    /** Finds siblings. */
    interface Search {
        /** As {@link org.lectern.master.fleet.Siblings#of}. */
        List<Sibling> find(Digest digest, NodeId from, int most);
    }

    /**
     * Who asks.
     *
     * @param site where it stands
     */
    record Asker(NodeId node, Optional<String> site) {}

    private record Seen(List<Sibling> siblings, Instant at) {}

    /**
     * The sources of a package for one node.
     *
     * @param lacking the parts that the node lacks and sees with nobody
     * @param taking the parts that it is taking from the master now
     */
    SyncSources of(Digest digest, Parts parts, Asker asker, BitSet lacking, BitSet taking) {
        Instant expires = clock.instant().plus(passLifetime);
        SyncPass pass = new SyncPass(digest, asker.node().value(), expires, clock.instant());
        Turns.Turn turn = turns.next(digest, parts.count(), asker.node(), lacking, taking);
        return new SyncSources(
                signatures.current().sign(pass),
                pass.expires(),
                turn.turn(),
                parts.count(),
                turn.refreshSeconds(),
                choose(siblings(digest, asker.node()), asker));
    }

    private List<SyncSources.Source> choose(List<Sibling> siblings, Asker asker) {
        List<Sibling> own = new ArrayList<>();
        List<Sibling> others = new ArrayList<>();
        for (Sibling sibling : siblings) {
            if (!sibling.node().equals(asker.node())) {
                (sibling.site().equals(asker.site()) ? own : others).add(sibling);
            }
        }
        Collections.shuffle(own, new Random(random.nextLong()));
        Collections.shuffle(others, new Random(random.nextLong()));
        int ofOwn = Math.min(own.size(), Math.max(MOST_OF_OWN_SITE, SyncSources.MOST - others.size()));
        return Stream.concat(own.stream().limit(ofOwn), others.stream())
                .limit(SyncSources.MOST)
                .map(sibling -> new SyncSources.Source(sibling.node(), sibling.url(), sibling.site(), sibling.state()))
                .toList();
    }

    private List<Sibling> siblings(Digest digest, NodeId asker) {
        Instant now = clock.instant();
        Seen known = seen.get(digest);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Seen(search.find(digest, asker, CANDIDATES), now);
            if (seen.size() >= MOST_PACKAGES) {
                seen.clear();
            }
            seen.put(digest, known);
        }
        return known.siblings();
    }
}
