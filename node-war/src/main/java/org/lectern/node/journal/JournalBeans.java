package org.lectern.node.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.Master;
import org.lectern.settings.SettingsReader;

/** Makes the beans of this package. */
@Dependent
class JournalBeans {
    @Produces
    @Dependent
    @PersistenceContext(unitName = "lectern-node")
    @Nullable
    EntityManager entityManager;

    @Produces
    @Singleton
    static Journal journal(Outbox outbox, Master master) {
        JournalSettings settings = JournalSettings.from(SettingsReader.ofPlatform());
        Backoff backoff = new Backoff(settings.errorInterval(), settings.errorIntervalMax(), new SecureRandom());
        return new Journal(outbox, master, Clock.systemUTC(), settings, backoff);
    }
}
