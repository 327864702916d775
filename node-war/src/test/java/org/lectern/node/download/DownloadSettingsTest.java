package org.lectern.node.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;

final class DownloadSettingsTest {
    @Test
    void from_nothingSet_hasDefaults() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        assertThat(DownloadSettings.from(reader)).isEqualTo(new DownloadSettings(Duration.ofMinutes(1)));
        assertThat(reader.declared()).extracting(Setting::name).containsExactly("lectern.node.obtain-timeout");
    }
}
