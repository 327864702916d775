package org.lectern.master;

import java.nio.file.Path;
import org.lectern.settings.SettingsReader;

/**
 * Where the master keeps documents and packages.
 *
 * @param folder made if it is not there
 */
record StoreSettings(Path folder) {
    static StoreSettings from(SettingsReader reader) {
        StoreSettings settings = new StoreSettings(reader.folder(
                "lectern.data", "~/lectern/master", "Folder of documents and packages; several masters share it."));
        reader.check();
        return settings;
    }
}
