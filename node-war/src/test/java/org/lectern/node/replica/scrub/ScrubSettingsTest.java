package org.lectern.node.replica.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;

final class ScrubSettingsTest {
    @Test
    void from_nothingSet_hasDefaults() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        assertThat(ScrubSettings.from(reader)).isEqualTo(new ScrubSettings(Duration.ofDays(1), 16 << 20));
        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly("lectern.node.scrub-period", "lectern.node.scrub-rate");
    }
}
