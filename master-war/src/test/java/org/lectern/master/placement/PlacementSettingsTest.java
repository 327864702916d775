package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class PlacementSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(PlacementSettings.from(reader))
                .isEqualTo(new PlacementSettings(Optional.empty(), Duration.ofHours(2), Duration.ofMinutes(10)));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.public-url", ""),
                        tuple("lectern.ticket.lifetime", "PT2H"),
                        tuple("lectern.sync.pass-lifetime", "PT10M"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(PlacementSettings.from(reader(Map.of(
                        "lectern.public-url", "https://papers.example.com/lectern",
                        "lectern.ticket.lifetime", "PT10M",
                        "lectern.sync.pass-lifetime", "PT1M"))))
                .isEqualTo(new PlacementSettings(
                        Optional.of(URI.create("https://papers.example.com/lectern/")),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.public-url, papers",
        "lectern.public-url, ftp://papers.example.com/",
        "lectern.public-url, https://papers.example.com/?a=b",
        "lectern.ticket.lifetime, PT0S",
        "lectern.ticket.lifetime, two hours",
        "lectern.sync.pass-lifetime, PT0S",
    })
    void valueThatCannotBe_isRefusedByName(String name, String value) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> PlacementSettings.from(reader(Map.of(name, value))))
                .withMessageContaining(name);
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
