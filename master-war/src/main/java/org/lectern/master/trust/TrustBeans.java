package org.lectern.master.trust;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Logger;
import org.lectern.master.access.Signatures;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class TrustBeans {
    private static final Logger LOG = Logger.getLogger(TrustBeans.class.getName());

    @Produces
    @Singleton
    static TrustSettings trustSettings() {
        return TrustSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static RevocationWatch revocationWatch(FeedHead head, Revocations revocations, Clock clock) {
        return new RevocationWatch(
                head::generation,
                () -> revocations.since(0, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                        .map(CalledBack::toRevocation)
                        .toList(),
                clock);
    }

    /** A change made on this master counts here at once. */
    static void onChange(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) FeedHead.Moved event,
            RevocationWatch watch,
            Signatures signatures) {
        watch.forget();
        signatures.forget();
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(@Observes @Initialized(ApplicationScoped.class) Object event, TrustSettings settings) {
        LOG.fine(() -> "Settings: " + settings);
    }
}
