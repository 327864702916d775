package org.lectern.master.access;

import java.nio.file.Path;
import java.util.Optional;
import org.lectern.network.Networks;
import org.lectern.settings.Secret;
import org.lectern.settings.SettingsReader;

/**
 * How the administrator is known.
 *
 * @param administratorKey at least 20 characters; when absent, a key is made once and put into {@code keyFile}
 * @param administratorNetworks from where the administrator's key may be shown
 */
record AccessSettings(Optional<Secret> administratorKey, Path keyFile, Networks administratorNetworks) {
    /** Of an administrator's key, in characters. */
    static final int LEAST_LENGTH = 20;

    static AccessSettings from(SettingsReader reader) {
        Optional<Secret> key = reader.secret(
                "lectern.admin-key",
                "Key of the administrator, at least 20 characters; when not set, one is made and kept in the file"
                        + " admin-key of the data folder.");
        reader.require(
                key.isEmpty() || key.get().reveal().length() >= LEAST_LENGTH,
                "lectern.admin-key is too short: set at least " + LEAST_LENGTH + " random characters");
        Path data = reader.folder(
                "lectern.data", "~/lectern/master", "Folder of documents and packages; several masters share it.");
        Networks networks = Networks.from(
                reader,
                "lectern.admin-networks",
                Networks.ANY.toString(),
                "Networks from where the administrator's key is accepted, in CIDR notation.");
        reader.check();
        return new AccessSettings(key, data.resolve("admin-key"), networks);
    }
}
