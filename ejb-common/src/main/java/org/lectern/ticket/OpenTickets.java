package org.lectern.ticket;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A set of keys and the tickets and passes that it opened lately, so that a client who comes by ranges has its signature
 * checked once. Belongs to one set of keys: new keys begin with nothing. Only what was opened is kept, so nobody without
 * a ticket or pass can fill it.
 *
 * <p>Safe for use by several threads; the monitor guards what is kept.
 */
public final class OpenTickets {
    /** About 1 KB each. */
    private static final int MOST = 10_000;

    private final VerifyingKeys keys;
    private final Map<String, Ticket> tickets = new Latest<>();
    private final Map<String, SyncPass> passes = new Latest<>();

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
            throw new LinkExpired(known.get());
        }
        return known.get();
    }

    /** Opens a pass, like {@link VerifyingKeys#openPass}. */
    public SyncPass openPass(String text, Clock clock) {
        Optional<SyncPass> known = findPass(text).filter(pass -> pass.isGoodAt(clock.instant()));
        if (known.isPresent()) {
            return known.get();
        }
        SyncPass opened = keys.openPass(text, clock);
        keep(text, opened);
        return opened;
    }

    private synchronized Optional<SyncPass> findPass(String text) {
        return Optional.ofNullable(passes.get(text));
    }

    private synchronized void keep(String text, SyncPass pass) {
        passes.put(text, pass);
    }

    private synchronized Optional<Ticket> find(String text) {
        return Optional.ofNullable(tickets.get(text));
    }

    private synchronized void keep(String text, Ticket ticket) {
        tickets.put(text, ticket);
    }

    /** What was used last. */
    private static final class Latest<T> extends LinkedHashMap<String, T> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
