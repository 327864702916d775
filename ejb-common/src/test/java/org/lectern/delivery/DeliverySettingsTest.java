package org.lectern.delivery;

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

final class DeliverySettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(DeliverySettings.from(reader)).isEqualTo(DeliverySettings.DEFAULT);
        assertThat(DeliverySettings.DEFAULT).isEqualTo(new DeliverySettings(Duration.ofHours(6), 65_536, 262_144));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.delivery.timeout", "PT6H"),
                        tuple("lectern.delivery.buffer-size", "64KiB"),
                        tuple("lectern.delivery.queue-limit", "256KiB"));
    }

    @Test
    void everySetting_isRead() {
        SettingsReader reader = reader(Map.of(
                "lectern.delivery.timeout", "PT1M",
                "lectern.delivery.buffer-size", "8KiB",
                "lectern.delivery.queue-limit", "1MiB"));

        assertThat(DeliverySettings.from(reader))
                .isEqualTo(new DeliverySettings(Duration.ofMinutes(1), 8 << 10, 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.delivery.timeout, PT0S",
        "lectern.delivery.buffer-size, 1B",
        "lectern.delivery.buffer-size, 1GiB",
        "lectern.delivery.buffer-size, 512KiB",
        "lectern.delivery.queue-limit, 1KiB",
        "lectern.delivery.queue-limit, 2GiB",
    })
    void valueThatCannotBe_isRefusedByName(String name, String value) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> DeliverySettings.from(reader(Map.of(name, value))))
                .withMessageContaining(name);
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
