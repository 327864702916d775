package org.lectern.master.meeting;

import org.lectern.settings.SettingsReader;

/**
 * What a document may be.
 *
 * @param largest in bytes
 */
record DocumentSettings(long largest) {
    static DocumentSettings from(SettingsReader reader) {
        DocumentSettings settings = new DocumentSettings(
                reader.size("lectern.document.max-size", "4GiB", "The largest document that is accepted."));
        reader.check();
        return settings;
    }
}
