package org.lectern.node.hub;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.lectern.settings.SettingsReader;

/** Makes the hub's beans. */
@Dependent
class HubBeans {
    @Produces
    @Singleton
    HubSettings settings() {
        return HubSettings.from(SettingsReader.ofPlatform());
    }

    @Produces
    @Singleton
    Master master(HubSettings settings) {
        return new HttpMaster(settings);
    }

    void close(@Disposes Master master) {
        master.close();
    }
}
