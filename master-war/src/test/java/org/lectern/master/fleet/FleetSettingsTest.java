package org.lectern.master.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.network.Networks;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class FleetSettingsTest {
    private static final String PRIVATE = "127.0.0.0/8, ::1/128, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7";

    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(FleetSettings.from(reader))
                .isEqualTo(new FleetSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(12),
                        Networks.parse(PRIVATE),
                        Duration.ofDays(400),
                        Duration.ofHours(24)));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.heartbeat.interval", "PT5S"),
                        tuple("lectern.heartbeat.offline-after", "PT12S"),
                        tuple("lectern.node-networks", PRIVATE),
                        tuple("lectern.master.keep-removals", "P400D"),
                        tuple("lectern.join-token.lifetime", "PT24H"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(FleetSettings.from(reader(Map.of(
                        "lectern.heartbeat.interval", "PT1S",
                        "lectern.heartbeat.offline-after", "PT3S",
                        "lectern.node-networks", "0.0.0.0/0",
                        "lectern.master.keep-removals", "PT24H",
                        "lectern.join-token.lifetime", "PT1H"))))
                .isEqualTo(new FleetSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Networks.parse("0.0.0.0/0"),
                        Duration.ofDays(1),
                        Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.heartbeat.interval, PT0.5S",
        "lectern.heartbeat.interval, PT12S",
        "lectern.heartbeat.interval, PT1.5S",
        "lectern.heartbeat.offline-after, PT5S",
        "lectern.node-networks, the office",
    })
    void valueThatCannotBe_isRefusedByName(String name, String value) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> FleetSettings.from(reader(Map.of(name, value))))
                .withMessageContaining(name);
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
