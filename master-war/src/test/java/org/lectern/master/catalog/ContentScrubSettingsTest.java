package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class ContentScrubSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(ContentScrubSettings.from(reader))
                .isEqualTo(new ContentScrubSettings(Duration.ofDays(7), 16 << 20, Duration.ofHours(1)));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.master.scrub-period", "PT168H"),
                        tuple("lectern.master.scrub-rate", "16MiB"),
                        tuple("lectern.master.verify-period", "PT1H"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(ContentScrubSettings.from(reader(Map.of(
                        "lectern.master.scrub-period", "PT1H",
                        "lectern.master.scrub-rate", "0",
                        "lectern.master.verify-period", "PT2H"))))
                .isEqualTo(new ContentScrubSettings(Duration.ofHours(1), 0, Duration.ofHours(2)));
    }

    @Test
    void valueThatCannotBe_isRefusedByName() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> ContentScrubSettings.from(reader(Map.of("lectern.master.scrub-period", "weekly"))))
                .withMessageContaining("lectern.master.scrub-period");
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
