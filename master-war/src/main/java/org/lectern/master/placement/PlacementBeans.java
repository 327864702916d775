package org.lectern.master.placement;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.lectern.master.access.Signatures;
import org.lectern.master.fleet.Holders;
import org.lectern.settings.SettingsReader;

/** Wires this room. */
@Dependent
class PlacementBeans {
    @Produces
    @Singleton
    static Links links(Holders holders, Signatures signatures, Clock clock) {
        return new Links(
                new Placement(holders::of, clock),
                signatures,
                PlacementSettings.from(SettingsReader.ofPlatform()),
                clock);
    }
}
