package org.lectern.master.access;

import java.time.Clock;
import java.util.List;
import org.lectern.ticket.SigningKey;

/** Makes a master's signatures without a database. */
public final class SimulatedSignatures {
    private SimulatedSignatures() {}

    /** Those of one key. */
    public static Signatures of(SigningKey key, Clock clock) {
        List<Generation> keys = List.of(Generation.of(key));
        return new Signatures(() -> keys, clock);
    }
}
