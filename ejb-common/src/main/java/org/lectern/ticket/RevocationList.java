package org.lectern.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is called back now. Asking costs three looks into a table. Never changes. */
public final class RevocationList {
    /** Nothing is. */
    public static final RevocationList NONE = new RevocationList(Map.of());

    private final Map<Concern, Revocation> entries;

    private RevocationList(Map<Concern, Revocation> entries) {
        this.entries = entries;
    }

    private record Concern(Revocation.Kind kind, String target) {}

    /** This list and {@code more}, without what was over at {@code now}. Of two for the same the later one counts. */
    public RevocationList with(Collection<Revocation> more, Instant now) {
        Map<Concern, Revocation> all = new HashMap<>(entries);
        for (Revocation revocation : more) {
            all.merge(
                    new Concern(revocation.kind(), revocation.target()),
                    revocation,
                    (one, other) -> one.before().isAfter(other.before()) ? one : other);
        }
        all.values().removeIf(revocation -> !revocation.until().isAfter(now));
        return new RevocationList(Map.copyOf(all));
    }

    /** The entries, in no order. */
    public List<Revocation> entries() {
        return List.copyOf(entries.values());
    }

    /** How many there are. */
    public int size() {
        return entries.size();
    }

    /** Whether a ticket is called back. */
    public boolean covers(Ticket ticket) {
        Stamp stamp = ticket.stamp();
        return !entries.isEmpty()
                && (covers(Revocation.Kind.TICKET, stamp.id(), stamp.issued())
                        || covers(Revocation.Kind.SUBJECT, ticket.subject(), stamp.issued())
                        || covers(Revocation.Kind.MEETING, ticket.meeting().value(), stamp.issued()));
    }

    /** Whether a pass is called back. */
    public boolean covers(SyncPass pass) {
        return covers(Revocation.Kind.NODE, pass.node(), pass.issued());
    }

    private boolean covers(Revocation.Kind kind, String target, Instant issued) {
        Revocation found = entries.get(new Concern(kind, target));
        return found != null && !issued.isAfter(found.before());
    }
}
