package org.lectern.node.hub;

import java.time.Duration;
import java.time.Instant;

/**
 * A wait that has begun. It also ends when the clock is set back to before it began, lest a node that was ahead by a day
 * waits for a day.
 */
public record Rest(Instant from, Instant until) {
    /** A wait that is over. */
    public static final Rest NONE = new Rest(Instant.MIN, Instant.MIN);

    /** A wait that begins {@code now}. */
    public static Rest of(Instant now, Duration length) {
        return new Rest(now, now.plus(length));
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until) || now.isBefore(from);
    }
}
