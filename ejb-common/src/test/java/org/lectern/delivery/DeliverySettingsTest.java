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
        assertThat(DeliverySettings.DEFAULT)
                .isEqualTo(new DeliverySettings(
                        new DeliveryLimits(
                                Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofSeconds(20), 20_000, 0, 0),
                        65_536,
                        262_144,
                        65_536,
                        Front.NONE));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.delivery.timeout", "PT6H"),
                        tuple("lectern.delivery.patience", "PT1M"),
                        tuple("lectern.delivery.grace", "PT20S"),
                        tuple("lectern.delivery.at-once", "20000"),
                        tuple("lectern.delivery.rate", "0B"),
                        tuple("lectern.delivery.rate-each", "0B"),
                        tuple("lectern.delivery.buffer-size", "64KiB"),
                        tuple("lectern.delivery.queue-limit", "256KiB"),
                        tuple("lectern.delivery.copy-up-to", "64KiB"),
                        tuple("lectern.delivery.front", "none"),
                        tuple("lectern.delivery.front-location", "/_lectern/"),
                        tuple("lectern.delivery.front-networks", "127.0.0.0/8, ::1/128"));
    }

    @Test
    void everySetting_isRead() {
        SettingsReader reader = reader(Map.of(
                "lectern.delivery.timeout", "PT1M",
                "lectern.delivery.patience", "PT5S",
                "lectern.delivery.at-once", "7",
                "lectern.delivery.rate", "10MiB",
                "lectern.delivery.rate-each", "1MiB",
                "lectern.delivery.buffer-size", "8KiB",
                "lectern.delivery.queue-limit", "1MiB",
                "lectern.delivery.copy-up-to", "0B",
                "lectern.delivery.front", "nginx"));

        assertThat(DeliverySettings.from(reader))
                .isEqualTo(new DeliverySettings(
                        new DeliveryLimits(
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                7,
                                10 << 20,
                                1 << 20),
                        8 << 10,
                        1 << 20,
                        0,
                        new Front(Front.Kind.NGINX, "/_lectern/", Front.NONE.networks())));
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.delivery.timeout, PT0S",
        "lectern.delivery.patience, PT0S",
        "lectern.delivery.at-once, 0",
        "lectern.delivery.rate, 1B",
        "lectern.delivery.rate-each, 1B",
        "lectern.delivery.copy-up-to, 2GiB",
        "lectern.delivery.front, iis",
        "lectern.delivery.front-location, _lectern",
        "lectern.delivery.front-networks, proxy.example",
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
