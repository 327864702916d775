package org.lectern.master.meeting;

import java.net.URI;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.protocol.ApiPaths;
import org.lectern.settings.SettingsReader;

/**
 * Under which address meetings are found.
 *
 * @param publicUrl the master's own context root as people reach it; taken from the request when absent
 */
record AddressSettings(Optional<URI> publicUrl) {
    static AddressSettings from(SettingsReader reader) {
        AddressSettings settings = new AddressSettings(reader.url(
                "lectern.public-url",
                "The master's URL for participants, context root included; taken from each request when not set."));
        reader.check();
        return settings;
    }

    /**
     * The address of a meeting.
     *
     * @param requestRoot the master's context root as the client reached it
     */
    URI of(MeetingId meeting, URI requestRoot) {
        return ApiPaths.meeting(publicUrl.orElse(requestRoot), meeting);
    }
}
