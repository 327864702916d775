package org.lectern.network;

import java.util.List;
import org.lectern.settings.SettingsReader;

/**
 * Which front servers are believed.
 *
 * @param trusted whose word on where a request comes from counts; nobody's when empty
 */
public record ProxySettings(Networks trusted) {
    /** Nobody is believed. */
    public static final ProxySettings NONE = new ProxySettings(new Networks(List.of()));

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if they are no networks
     */
    public static ProxySettings from(SettingsReader reader) {
        String text = reader.text(
                "lectern.trusted-proxies",
                "",
                "Networks of the front servers whose Forwarded or X-Forwarded-For is believed, in CIDR notation; any"
                        + " other's is passed over.");
        ProxySettings settings = NONE;
        try {
            settings = text.isEmpty() ? NONE : new ProxySettings(Networks.parse(text));
        } catch (IllegalArgumentException e) {
            reader.require(false, "lectern.trusted-proxies: " + e.getMessage());
        }
        reader.check();
        return settings;
    }
}
