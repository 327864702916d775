package org.lectern.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class JournalSettingsTest {
    @Test
    void from_nothingSet_hasDefaults() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        assertThat(JournalSettings.from(reader))
                .isEqualTo(new JournalSettings(10_000, 1_000_000, Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly(
                        "lectern.node.journal.url",
                        "lectern.node.journal.queue",
                        "lectern.node.journal.rows",
                        "lectern.node.journal.error-interval",
                        "lectern.node.journal.error-interval-max");
    }

    @Test
    void from_cappedBelowTheFirst_refused() {
        Map<String, String> values = Map.of("lectern.node.journal.error-interval-max", "PT0.5S");
        SettingsReader reader = new SettingsReader(name -> Optional.ofNullable(values.get(name)));
        assertThatThrownBy(() -> JournalSettings.from(reader))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.node.journal.error-interval-max");
    }
}
