package org.lectern.network;

import org.lectern.settings.SettingsReader;

/**
 * Which front servers are believed.
 *
 * @param trusted whose word on where a request comes from counts; nobody's when empty
 */
public record ProxySettings(Networks trusted) {
    /** Nobody is believed. */
    public static final ProxySettings NONE = new ProxySettings(Networks.NONE);

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if they are no networks
     */
    public static ProxySettings from(SettingsReader reader) {
        Networks trusted = Networks.from(
                reader,
                "lectern.trusted-proxies",
                "",
                "Networks of the front servers whose Forwarded or X-Forwarded-For is believed, in CIDR notation; any"
                        + " other's is passed over.");
        reader.check();
        return new ProxySettings(trusted);
    }
}
