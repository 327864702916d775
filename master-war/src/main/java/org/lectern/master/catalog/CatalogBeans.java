package org.lectern.master.catalog;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliverySettings;
import org.lectern.master.access.Signatures;
import org.lectern.settings.SettingsReader;
import org.lectern.store.LocalContentStore;

/** Wires this room. */
@Dependent
class CatalogBeans {
    @Resource
    private @Nullable ManagedExecutorService executor;

    @Produces
    @Singleton
    FeedWatch feedWatch(Feed feed, Clock clock) {
        ManagedExecutorService managed = java.util.Objects.requireNonNull(executor);
        return new FeedWatch(feed::generation, managed, clock);
    }

    @Produces
    @Singleton
    static Freezer freezer(LocalContentStore store, Signatures signatures) {
        return new Freezer(store, store.incoming(), signatures);
    }

    @Produces
    @Singleton
    static Delivery delivery() {
        return new Delivery(DeliverySettings.from(SettingsReader.ofPlatform()));
    }
}
