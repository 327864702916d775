package org.lectern.master.access.node;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The assertions that this master took and that would still be good: none is taken twice. Only what a node signed gets
 * here, and a node that is at the bound is refused rather than forgotten.
 *
 * <p>Safe for use by several threads; the monitor of a node's entry guards its ids.
 */
final class Replays {
    /** Of one node: hundreds of requests a second, for as long as they are remembered. About 7 MB. */
    static final int MOST = 50_000;

    private final Map<String, Taken> nodes = new ConcurrentHashMap<>();

    /** How a use of an assertion counts. */
    enum Use {
        FIRST,
        AGAIN,
        /** The node has used too many lately. */
        TOO_MANY
    }

    /**
     * Takes note of a use.
     *
     * @param until from when on the assertion is refused for its age
     */
    Use use(String node, String id, Instant until, Instant now) {
        return nodes.computeIfAbsent(node, any -> new Taken()).use(id, until, now);
    }

    private static final class Taken {
        /** In the order in which they came, which is nearly that of their ends. */
        private final Map<String, Instant> ids = new LinkedHashMap<>();

        synchronized Use use(String id, Instant until, Instant now) {
            forget(now);
            if (ids.containsKey(id)) {
                return Use.AGAIN;
            }
            if (ids.size() >= MOST) {
                return Use.TOO_MANY;
            }
            ids.put(id, until);
            return Use.FIRST;
        }

        private void forget(Instant now) {
            Iterator<Instant> ends = ids.values().iterator();
            while (ends.hasNext() && ends.next().isBefore(now)) {
                ends.remove();
            }
        }
    }
}
