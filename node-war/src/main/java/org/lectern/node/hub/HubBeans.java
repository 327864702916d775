package org.lectern.node.hub;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.lectern.node.membership.Membership;
import org.lectern.node.membership.MembershipSettings;
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
    Master master(HubSettings settings) throws IOException {
        MembershipSettings membership = MembershipSettings.from(SettingsReader.ofPlatform());
        return new HttpMaster(
                settings, entrance -> new Membership(membership, settings.master(), entrance, Clock.systemUTC()));
    }

    void close(@Disposes Master master) {
        master.close();
    }
}
