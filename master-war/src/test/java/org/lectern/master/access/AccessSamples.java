package org.lectern.master.access;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.lectern.ticket.SigningKey;

/** What other rooms' tests need of this one. */
public final class AccessSamples {
    private AccessSamples() {}

    /** The signatures of a master with one key. */
    public static Signatures signatures(Clock clock) {
        return signatures(clock, SigningKey.generate());
    }

    /** The same with a key that outlives it. */
    public static Signatures signatures(Clock clock, SigningKey key) {
        List<Generation> keys = List.of(Generation.of(key));
        return new Signatures(() -> keys, clock);
    }

    /** The signing keys on a persistence context. */
    public static SigningKeys signingKeys(EntityManager entities, Clock clock) {
        return new SigningKeys(entities, clock);
    }
}
