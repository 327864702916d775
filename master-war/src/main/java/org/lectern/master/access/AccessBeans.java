package org.lectern.master.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.logging.Logger;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class AccessBeans {
    private static final Logger LOG = Logger.getLogger(AccessBeans.class.getName());

    @Produces
    @Singleton
    static AccessSettings accessSettings() {
        return AccessSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    static AdministratorKeyRing administratorKeyRing(AccessSettings settings) throws IOException {
        return new AdministratorKeyRing(settings);
    }

    @Produces
    @Singleton
    static KeyCheck keyCheck(AdministratorKeyRing administrator, Instance<KeyRing> rings) {
        return new KeyCheck(administrator, rings.stream().toList());
    }

    @Produces
    @Singleton
    static Signatures signatures(SigningKeys keys, Clock clock) {
        return new Signatures(keys::all, clock);
    }

    /** Settings that cannot be used stop the deployment, not the first request; a key that is to be made is made. */
    static void atStart(@Observes @Initialized(ApplicationScoped.class) Object event, AdministratorKeyRing ring) {
        LOG.fine("The administrator's key is known");
    }
}
