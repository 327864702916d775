package org.lectern.master;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lectern.network.ClientAddress;
import org.lectern.network.ProxySettings;
import org.lectern.settings.SettingsReader;
import org.lectern.store.LocalContentStore;

/** What every room of the master uses: the clock, the persistence context, the content store. */
@Dependent
class MasterBeans {
    @Produces
    @Dependent
    @PersistenceContext(unitName = "lectern-master")
    @Nullable
    EntityManager entityManager;

    @Produces
    @Singleton
    static Clock clock() {
        // Microseconds, as the database keeps them: what a PUT answers is what a GET reads.
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Produces
    @Singleton
    static ClientAddress clientAddress() {
        return new ClientAddress(ProxySettings.from(SettingsReader.ofPlatform()));
    }

    @Produces
    @Singleton
    static StoreSettings storeSettings() {
        return StoreSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static LocalContentStore contentStore(StoreSettings settings) throws IOException {
        return new LocalContentStore(settings.folder().resolve("content"));
    }
}
