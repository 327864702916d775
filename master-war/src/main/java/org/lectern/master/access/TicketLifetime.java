package org.lectern.master.access;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/** How long a download link is good: more than one room reckons with it. */
public final class TicketLifetime {
    private TicketLifetime() {}

    /** Reads the setting. */
    public static Duration from(SettingsReader reader) {
        return reader.duration("lectern.ticket.lifetime", "PT2H", "How long a download link is good.");
    }
}
