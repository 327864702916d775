package org.lectern.master.trust;

import java.time.Duration;
import org.lectern.master.access.TicketLifetime;
import org.lectern.settings.SettingsReader;

/**
 * How generations of the signing key take turns.
 *
 * @param period how long one signs
 * @param lead how long one is known to nodes before it signs
 * @param overlap how long what one signed is taken after the next one began to sign
 */
record TrustSettings(Duration period, Duration lead, Duration overlap) {
    static TrustSettings from(SettingsReader reader) {
        TrustSettings settings = new TrustSettings(
                reader.duration(
                        "lectern.keys.period", "P90D", "How often the next generation of the signing key takes over."),
                reader.duration(
                        "lectern.keys.lead", "PT10M", "How long nodes know a generation before it begins to sign."),
                reader.duration(
                        "lectern.keys.overlap",
                        "PT4H",
                        "How long tickets of a generation are taken after the next one began to sign."));
        Duration lifetime = TicketLifetime.from(reader);
        reader.require(
                settings.overlap().compareTo(lifetime) >= 0,
                "lectern.keys.overlap is shorter than lectern.ticket.lifetime: set it to at least that");
        reader.require(
                settings.period().compareTo(settings.lead()) > 0,
                "lectern.keys.period is not longer than lectern.keys.lead: set days and minutes");
        reader.check();
        return settings;
    }
}
