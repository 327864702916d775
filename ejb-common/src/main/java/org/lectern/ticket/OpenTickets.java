package org.lectern.ticket;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A set of keys and the tickets that it opened lately, so that a client who comes by ranges has its signature checked
 * once. Belongs to one set of keys: new keys begin with nothing. Only tickets that were opened are kept, so nobody
 * without a ticket can fill it.
 *
 * <p>Safe for use by several threads; the monitor guards the tickets.
 */
public final class OpenTickets {
    /** About 1 KB each. */
    private static final int MOST = 10_000;

    private final VerifyingKeys keys;
    private final Map<String, Ticket> tickets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ticket> eldest) {
            return size() > MOST;
        }
    };

    public OpenTickets(VerifyingKeys keys) {
        this.keys = keys;
    }

    /** The keys. */
    public VerifyingKeys keys() {
        return keys;
    }

    /** Whether it opened this text lately. */
    public boolean knows(String text) {
        return find(text).isPresent();
    }

    /** Opens a ticket, like {@link VerifyingKeys#openTicket}. */
    public Ticket open(String text, Clock clock) {
        Optional<Ticket> known = find(text);
        if (known.isEmpty()) {
            Ticket opened = keys.openTicket(text, clock);
            keep(text, opened);
            return opened;
        }
        if (!known.get().expires().isAfter(clock.instant())) {
            throw new LinkExpired(known.get().expires());
        }
        return known.get();
    }

    private synchronized Optional<Ticket> find(String text) {
        return Optional.ofNullable(tickets.get(text));
    }

    private synchronized void keep(String text, Ticket ticket) {
        tickets.put(text, ticket);
    }
}
