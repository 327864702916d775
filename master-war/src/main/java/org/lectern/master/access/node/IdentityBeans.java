package org.lectern.master.access.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class IdentityBeans {
    private static final Logger LOG = Logger.getLogger(IdentityBeans.class.getName());

    @Produces
    @Singleton
    static AssertionSettings assertionSettings() {
        return AssertionSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static MasterIdentity masterIdentity(MasterIdentities identities, Clock clock) {
        if (identities.keys().isEmpty()) {
            make(identities);
        }
        return new MasterIdentity(identities::keys, clock);
    }

    @Produces
    @Singleton
    static AssertionCheck assertionCheck(
            Instance<NodeRing> ring, MasterIdentity identity, AssertionSettings settings, Clock clock) {
        return new AssertionCheck(ring.get(), identity, settings, clock);
    }

    private static void make(MasterIdentities identities) {
        try {
            identities.make();
        } catch (RuntimeException e) {
            if (identities.keys().isEmpty()) {
                throw e;
            }
            LOG.log(Level.FINE, "Another master was quicker", e);
        }
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(@Observes @Initialized(ApplicationScoped.class) Object event, AssertionSettings settings) {
        LOG.fine(() -> "Settings: " + settings);
    }
}
