package org.lectern.master.fleet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class FleetBeans {
    @Produces
    @Singleton
    static FleetSettings fleetSettings() {
        return FleetSettings.from(SettingsReader.ofPlatform());
    }
}
