package org.lectern.master.trust;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.lectern.master.FakeEvent;

/** What other rooms' tests need of this one. */
public final class TrustSamples {
    static final TrustSettings SETTINGS =
            new TrustSettings(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofHours(4));

    private TrustSamples() {}

    /** Revocations on a persistence context. */
    public static Revocations revocations(EntityManager entities, FeedHead head, Clock clock) {
        return new Revocations(entities, head, SETTINGS, clock);
    }

    static FeedHead head(EntityManager entities) {
        return new FeedHead(entities, new FakeEvent<>(List.of()));
    }
}
