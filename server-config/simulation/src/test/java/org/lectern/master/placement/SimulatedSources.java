package org.lectern.master.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lectern.content.Digest;
import org.lectern.master.access.Signatures;
import org.lectern.master.fleet.Siblings.Sibling;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Parts;
import org.lectern.protocol.SyncSources;

/** The master's choice of sources and turns, on what it is told of the fleet. */
public final class SimulatedSources {
    private final Sources sources;

    /** Chooses among what {@code search} finds. */
    public SimulatedSources(Search search, Signatures signatures, Clock clock) {
        PlacementSettings settings =
                new PlacementSettings(Optional.empty(), Duration.ofHours(2), Duration.ofMinutes(10));
        sources = new Sources(search::find, signatures, settings, clock, new Random(7));
    }

    /** Finds siblings. */
    public interface Search {
        /** As {@link org.lectern.master.fleet.Siblings#of}. */
        List<Sibling> find(Digest digest, NodeId from, int most);
    }

    /** The answer to a node of a site. */
    public SyncSources of(Digest digest, long size, NodeId node, String site, BitSet lacking, BitSet taking) {
        return sources.of(digest, Parts.of(size), new Sources.Asker(node, Optional.of(site)), lacking, taking);
    }
}
