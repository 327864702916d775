package org.lectern.ticket;

import java.time.Instant;

/** A ticket that was valid once. */
public final class LinkExpired extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Instant expired;

    LinkExpired(Instant expired) {
        super("the link expired at " + expired);
        this.expired = expired;
    }

    /** When it expired. */
    public Instant expired() {
        return expired;
    }
}
