package org.lectern.master.catalog;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How the content store is looked at for damage.
 *
 * @param period within which each content is read once
 * @param rate bytes a second; 0 for never
 * @param verifyPeriod how long a chunk that was verified when it was sent is not verified again
 */
record ContentScrubSettings(Duration period, long rate, Duration verifyPeriod) {
    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    static ContentScrubSettings from(SettingsReader settings) {
        ContentScrubSettings read = new ContentScrubSettings(
                settings.duration(
                        "lectern.master.scrub-period",
                        "PT168H",
                        "How often each package, document and manifest is read and verified by one of the masters."),
                settings.size(
                        "lectern.master.scrub-rate",
                        "16MiB",
                        "How much of the content is read a second to find damage. 0 for no such reading."),
                settings.duration(
                        "lectern.master.verify-period",
                        "PT1H",
                        "How long a piece of a package that was verified when the master sent it is not verified again."));
        settings.check();
        return read;
    }
}
