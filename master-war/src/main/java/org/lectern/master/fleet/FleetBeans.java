package org.lectern.master.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Logger;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class FleetBeans {
    private static final Logger LOG = Logger.getLogger(FleetBeans.class.getName());

    @Produces
    @Singleton
    static FleetSettings fleetSettings() {
        return FleetSettings.from(SettingsReader.ofPlatform());
    }

    /** Settings that cannot be used stop the deployment, not the first request. */
    static void atStart(@Observes @Initialized(ApplicationScoped.class) Object event, FleetSettings settings) {
        LOG.fine(() -> "Settings: " + settings);
    }
}
