package org.lectern.node.download;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How participants are served.
 *
 * @param patience how long a participant waits for a package that this node has to fetch first
 */
record DownloadSettings(Duration patience) {
    static DownloadSettings from(SettingsReader settings) {
        DownloadSettings read = new DownloadSettings(settings.duration(
                "lectern.node.obtain-timeout",
                "PT1M",
                "How long a participant waits for a package that this node has to fetch first."));
        settings.check();
        return read;
    }
}
