package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.protocol.NodeId;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class HubSettingsTest {
    private final Map<String, String> values = new HashMap<>(Map.of(
            "lectern.node.id", "hall-1",
            "lectern.node.master-url", "http://127.0.0.1:8080"));

    @Test
    void from_onlyWhatIsNeeded_hasDefaults() {
        HubSettings settings = read();
        assertThat(settings.node()).isEqualTo(new NodeId("hall-1"));
        assertThat(settings.master()).isEqualTo(URI.create("http://127.0.0.1:8080/"));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void from_always_namesItsSettings() {
        SettingsReader reader = reader();
        HubSettings.from(reader);
        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly(
                        "lectern.node.id",
                        "lectern.node.master-url",
                        "lectern.node.connect-timeout",
                        "lectern.node.read-timeout");
    }

    @Test
    void from_nothingSet_namesAllThatIsMissing() {
        values.clear();
        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.node.id")
                .hasMessageContaining("lectern.node.master-url");
    }

    @Test
    void from_idWithSlash_refused() {
        values.put("lectern.node.id", "a/b");
        assertThatThrownBy(this::read).isInstanceOf(SettingsRefused.class).hasMessageContaining("lectern.node.id");
    }

    private HubSettings read() {
        return HubSettings.from(reader());
    }

    private SettingsReader reader() {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
