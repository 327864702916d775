package org.lectern.ticket;

import java.time.Instant;

/** A ticket that was valid once. */
public final class LinkExpired extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Ticket ticket;

    LinkExpired(Ticket ticket) {
        super("the link expired at " + ticket.expires());
        this.ticket = ticket;
    }

    /** The ticket, which was ours. */
    public Ticket ticket() {
        return ticket;
    }

    /** When it expired. */
    public Instant expired() {
        return ticket.expires();
    }
}
