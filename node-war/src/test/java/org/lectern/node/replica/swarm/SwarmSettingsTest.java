package org.lectern.node.replica.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class SwarmSettingsTest {
    @Test
    void defaults() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        assertThat(SwarmSettings.from(reader)).isEqualTo(new SwarmSettings(true, 16, 0, Duration.ofSeconds(5)));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.sync.siblings", "true"),
                        tuple("lectern.sync.siblings-at-once", "16"),
                        tuple("lectern.sync.siblings-rate", "0B"),
                        tuple("lectern.sync.siblings-patience", "PT5S"));
    }

    @Test
    void everySetting_isRead() {
        Map<String, String> values = Map.of(
                "lectern.sync.siblings", "false",
                "lectern.sync.siblings-at-once", "3",
                "lectern.sync.siblings-rate", "1MiB",
                "lectern.sync.siblings-patience", "PT9S");
        assertThat(SwarmSettings.from(new SettingsReader(name -> Optional.ofNullable(values.get(name)))))
                .isEqualTo(new SwarmSettings(false, 3, 1 << 20, Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.sync.siblings, yes",
        "lectern.sync.siblings-at-once, 0",
        "lectern.sync.siblings-rate, 1B",
        "lectern.sync.siblings-patience, PT0S",
    })
    void valueThatCannotBe_isRefusedByName(String name, String value) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> SwarmSettings.from(
                        new SettingsReader(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty())))
                .withMessageContaining(name);
    }
}
