package org.lectern.master.catalog;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliverySettings;
import org.lectern.master.access.Signatures;
import org.lectern.master.trust.FeedHead;
import org.lectern.settings.SettingsReader;
import org.lectern.store.LocalContentStore;

/** Wires this room. */
@Dependent
class CatalogBeans {
    private static final Logger LOG = Logger.getLogger(CatalogBeans.class.getName());

    @Resource
    private @Nullable ManagedExecutorService executor;

    @Produces
    @Singleton
    FeedWatch feedWatch(Feed feed, Clock clock) {
        ManagedExecutorService managed = Objects.requireNonNull(executor);
        return new FeedWatch(feed::generation, managed, clock);
    }

    @Produces
    @Singleton
    Freezer freezer(LocalContentStore store, Signatures signatures) {
        return new Freezer(store, store.incoming(), signatures, Objects.requireNonNull(executor));
    }

    @Produces
    @Singleton
    static PublishedEntries publishedEntries(LocalContentStore store, Signatures signatures) {
        return new PublishedEntries(store, signatures::openManifest, PublishedEntries.MOST_ENTRIES);
    }

    @Produces
    @Singleton
    static ContentScrubSettings contentScrubSettings() {
        return ContentScrubSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    Damage damage(LocalContentStore store, JpaScrubSubjects subjects, Signatures signatures) {
        Mending mending = new Mending(store, signatures::openManifest, subjects);
        return new Damage(store, subjects, mending, Objects.requireNonNull(executor));
    }

    @Produces
    @Singleton
    Wounds wounds(
            LocalContentStore store, JpaScrubSubjects subjects, Signatures signatures, Damage damage, Clock clock) {
        ManagedExecutorService managed = Objects.requireNonNull(executor);
        return new Wounds(store, subjects, signatures::openManifest, damage, managed, clock);
    }

    @Produces
    @Singleton
    static VerifiedPackages verifiedPackages(
            LocalContentStore store, Signatures signatures, Damage damage, ContentScrubSettings settings, Clock clock) {
        return new VerifiedPackages(store, signatures::openManifest, damage, settings.verifyPeriod(), clock);
    }

    @Produces
    @Singleton
    static ContentScrub contentScrub(
            ContentScrubSettings settings,
            LocalContentStore store,
            JpaScrubSubjects subjects,
            Damage damage,
            Clock clock) {
        return new ContentScrub(settings, store, subjects, damage, clock);
    }

    @Produces
    @Singleton
    static DeliverySettings deliverySettings() {
        return DeliverySettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static Delivery delivery(DeliverySettings settings) {
        return new Delivery(settings);
    }

    @Produces
    @Singleton
    static SyncSettings syncSettings() {
        return SyncSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    @ForNodes
    static Delivery toNodes(Delivery toPeople, SyncSettings settings) {
        return toPeople.beside(settings.atOnce());
    }

    @Produces
    @Singleton
    static KnownPieces knownPieces() {
        return new KnownPieces();
    }

    /** A change made on this master is told at once. */
    static void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) FeedHead.Moved event, FeedWatch watch) {
        watch.look();
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(
            @Observes @Initialized(ApplicationScoped.class) Object event,
            DeliverySettings settings,
            ContentScrubSettings scrub,
            SyncSettings sync) {
        LOG.fine(() -> "Settings: " + settings + ", " + scrub + ", " + sync);
    }
}
