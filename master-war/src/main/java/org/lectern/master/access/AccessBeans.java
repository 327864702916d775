package org.lectern.master.access;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class AccessBeans {
    @Produces
    @Singleton
    static AdministratorKeyRing administratorKeyRing() throws IOException {
        return new AdministratorKeyRing(AccessSettings.from(SettingsReader.ofPlatform()));
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
}
