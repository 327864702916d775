package org.lectern.node.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;

final class HeartbeatSettingsTest {
    @Test
    void from_severalUrls_bestFirstAndEndedBySlash() {
        SettingsReader reader = reader("https://a.example/x, http://10.0.0.7:8081/");
        HeartbeatSettings settings = HeartbeatSettings.from(reader);
        assertThat(settings)
                .isEqualTo(new HeartbeatSettings(
                        List.of(URI.create("https://a.example/x/"), URI.create("http://10.0.0.7:8081/")),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15)));
        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly(
                        "lectern.heartbeat.error-interval",
                        "lectern.heartbeat.error-interval-max",
                        "lectern.node.public-url");
    }

    private static SettingsReader reader(String urls) {
        Map<String, String> values = Map.of("lectern.node.public-url", urls);
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
