package org.lectern.node.replica.scrub;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How packages are looked at for damage.
 *
 * @param period within which each is read once
 * @param rate bytes a second; 0 for never
 */
public record ScrubSettings(Duration period, long rate) {
    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    public static ScrubSettings from(SettingsReader settings) {
        ScrubSettings read = new ScrubSettings(
                settings.duration(
                        "lectern.node.scrub-period",
                        "PT24H",
                        "How often each package is read and verified, also when nobody downloads it."),
                settings.size(
                        "lectern.node.scrub-rate",
                        "16MiB",
                        "How much of the packages is read a second to find damage. 0 for no such reading."));
        settings.check();
        return read;
    }
}
