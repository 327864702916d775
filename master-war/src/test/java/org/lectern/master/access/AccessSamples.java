package org.lectern.master.access;

import java.time.Clock;
import java.util.List;
import org.lectern.ticket.SigningKey;

/** What other rooms' tests need of this one. */
public final class AccessSamples {
    private AccessSamples() {}

    /** The signatures of a master with one key. */
    public static Signatures signatures(Clock clock) {
        List<SigningKey> keys = List.of(SigningKey.generate());
        return new Signatures(() -> keys, clock);
    }
}
