package org.lectern.node.membership;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The master's time, as far as this node knows: its own until the master said otherwise. */
final class MasterClock {
    private static final System.Logger LOG = System.getLogger(MasterClock.class.getName());
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    MasterClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** Takes note of what the master said just now. */
    void set(Instant masters) {
        ahead = Duration.between(clock.instant(), masters);
        if (ahead.abs().compareTo(NOTABLE) > 0) {
            LOG.log(Level.WARNING, "The clock of the master is {0} ahead of the one here: look at NTP.", ahead);
        }
    }
}
