package org.lectern.node.replica.swarm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncSources.Source;

/** The siblings of one fetch. For one thread. */
final class Neighbours {
    /** More are not kept in touch with. */
    private static final int MOST = 24;

    private final Map<NodeId, Neighbour> known = new HashMap<>();
    private final Set<NodeId> banned = new HashSet<>();
    private final int[] holders;

    /** None yet, for a package of so many chunks. */
    Neighbours(int chunks) {
        holders = new int[chunks];
    }

    /** Takes up those who were named; where there is no room, in the place of one that rests. */
    void meet(List<Source> named, Function<Source, Sibling> way, long now) {
        for (Source source : named) {
            if (!known.containsKey(source.node()) && !banned.contains(source.node()) && hasRoom(now)) {
                known.put(source.node(), new Neighbour(source.node(), way.apply(source), now));
            }
        }
    }

    private boolean hasRoom(long now) {
        if (known.size() < MOST) {
            return true;
        }
        List<Neighbour> resting =
                known.values().stream().filter(each -> !each.isAwake(now)).toList();
        resting.stream().findFirst().ifPresent(this::remove);
        return !resting.isEmpty();
    }

    /** All of them, the one with number {@code start} first. */
    List<Neighbour> from(int start) {
        List<Neighbour> all = new ArrayList<>(known.values());
        if (!all.isEmpty()) {
            Collections.rotate(all, start % all.size());
        }
        return all;
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    int size() {
        return known.size();
    }

    /** Takes note of what one has. */
    void has(Neighbour neighbour, BitSet chunks, boolean complete) {
        BitSet fresh = (BitSet) chunks.clone();
        fresh.andNot(neighbour.have());
        fresh.stream().forEach(chunk -> holders[chunk]++);
        neighbour.has(chunks, complete);
    }

    /** How many have each chunk; not to be changed. */
    int[] holders() {
        return holders;
    }

    /** The chunks that somebody has who can be asked, now or when he is less busy. */
    BitSet offered() {
        BitSet offered = new BitSet(holders.length);
        known.values().stream().filter(Neighbour::isSound).forEach(each -> offered.or(each.have()));
        return offered;
    }

    /** The chunks that somebody was asked for since {@code since}. */
    BitSet underWay(long since) {
        BitSet asked = new BitSet(holders.length);
        for (Neighbour neighbour : known.values()) {
            for (Neighbour.Load load : neighbour.loads()) {
                if (load.since() - since >= 0) {
                    asked.set(load.first(), load.end());
                }
            }
        }
        return asked;
    }

    int loads() {
        return known.values().stream().mapToInt(each -> each.loads().size()).sum();
    }

    /** Never asks this one again. */
    void ban(Neighbour neighbour) {
        banned.add(neighbour.node());
        remove(neighbour);
    }

    /** Breaks off all that is under way. */
    void leave() {
        known.values().forEach(Neighbour::leave);
    }

    private void remove(Neighbour neighbour) {
        if (known.remove(neighbour.node()) != null) {
            neighbour.have().stream().forEach(chunk -> holders[chunk]--);
            neighbour.leave();
        }
    }
}
