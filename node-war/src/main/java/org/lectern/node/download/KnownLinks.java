package org.lectern.node.download;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.protocol.DownloadLinks;
import org.lectern.ticket.Ticket;

/**
 * Where else a ticket is good, as a {@code Link} header; remembered for the tickets of late, since a client who comes by
 * ranges shows the same one each time. Safe for use by several threads; the monitor guards what is remembered.
 */
final class KnownLinks {
    /** About 3 KB each. */
    private static final int MOST = 2_000;

    private final List<URI> own;
    private final Map<String, Optional<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Begins with nothing.
     *
     * @param own where this node is reached
     */
    KnownLinks(List<URI> own) {
        this.own = List.copyOf(own);
    }

    /**
     * The header for a ticket that was opened.
     *
     * @param text the ticket as it stands in the request
     */
    synchronized Optional<String> of(Ticket ticket, String text) {
        return known.computeIfAbsent(
                text, unknown -> DownloadLinks.duplicates(ticket.alternatives(), own, ticket.meeting(), text));
    }
}
