package org.lectern.master.access.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class AssertionSettingsTest {
    @Test
    void nothingSet_isAMinute() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());

        assertThat(AssertionSettings.from(reader)).isEqualTo(new AssertionSettings(Duration.ofMinutes(1)));
        assertThat(reader.declared()).extracting(Setting::name).containsExactly("lectern.assertion.skew");
    }

    @Test
    void anHour_isRefused() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> AssertionSettings.from(new SettingsReader(name -> Optional.of("PT1H"))))
                .withMessageContaining("lectern.assertion.skew");
    }
}
