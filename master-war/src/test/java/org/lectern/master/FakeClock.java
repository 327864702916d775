package org.lectern.master;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class FakeClock extends Clock {
    /** Where every fake clock begins. */
    public static final Instant START = Instant.parse("2026-12-01T01:00:00.123456Z");

    private volatile Instant now = START;

    /** Moves the clock, forwards or back. */
    public void advance(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the master counts in UTC");
    }
}
