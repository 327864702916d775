package org.lectern.master.catalog;

import org.lectern.settings.SettingsReader;

/**
 * What nodes may take of this master.
 *
 * @param atOnce how many of their requests for bytes of packages are answered at once
 */
record SyncSettings(int atOnce) {
    static SyncSettings from(SettingsReader reader) {
        SyncSettings settings = new SyncSettings(reader.number(
                "lectern.sync.at-once",
                128,
                1,
                100_000,
                "How many requests of nodes for bytes of packages may be answered at once."));
        reader.check();
        return settings;
    }
}
