package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class ReplicaSettingsTest {
    @Test
    void from_nothingSet_hasDefaults() {
        SettingsReader reader = new SettingsReader(name -> Optional.empty());
        assertThat(ReplicaSettings.from(reader))
                .isEqualTo(new ReplicaSettings(
                        Path.of(System.getProperty("user.home"), "lectern", "node"),
                        256L << 20,
                        0,
                        Duration.ofHours(2),
                        5,
                        Duration.ofHours(1),
                        2,
                        3,
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15)));
        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly(
                        "lectern.node.data",
                        "lectern.node.disk-reserve",
                        "lectern.node.disk-budget",
                        "lectern.node.keep-superseded",
                        "lectern.node.keep-superseded-most",
                        "lectern.node.verify-period",
                        "lectern.sync.fetches",
                        "lectern.sync.requests",
                        "lectern.sync.wait",
                        "lectern.sync.error-interval",
                        "lectern.sync.error-interval-max");
    }

    @Test
    void from_cappedBelowTheFirst_refused() {
        Map<String, String> values = Map.of("lectern.sync.error-interval", "PT5M");
        SettingsReader reader = new SettingsReader(name -> Optional.ofNullable(values.get(name)));
        assertThatThrownBy(() -> ReplicaSettings.from(reader))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.sync.error-interval-max");
    }
}
