package org.lectern.master.placement;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.lectern.master.access.TicketLifetime;
import org.lectern.settings.SettingsReader;

/**
 * How links are made.
 *
 * @param publicUrl the master's own context root as participants reach it; taken from the request when absent
 * @param ticketLifetime how long a link is good
 * @param passLifetime how long a node may have a package from its siblings before it has to ask again
 */
record PlacementSettings(Optional<URI> publicUrl, Duration ticketLifetime, Duration passLifetime) {
    static PlacementSettings from(SettingsReader reader) {
        PlacementSettings settings = new PlacementSettings(
                reader.url(
                        "lectern.public-url",
                        "The master's URL for participants, context root included; taken from each request when not"
                                + " set."),
                TicketLifetime.from(reader),
                reader.duration(
                        "lectern.sync.pass-lifetime",
                        "PT10M",
                        "How long the pass is good by which a node may have a package from other nodes."));
        reader.check();
        return settings;
    }
}
