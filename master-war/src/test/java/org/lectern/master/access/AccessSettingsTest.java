package org.lectern.master.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.network.Networks;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class AccessSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        AccessSettings settings = AccessSettings.from(reader);

        assertThat(settings.administratorKey()).isEmpty();
        assertThat(settings.keyFile()).isEqualTo(Path.of(System.getProperty("user.home"), "lectern/master/admin-key"));
        assertThat(settings.administratorNetworks()).isEqualTo(Networks.ANY);
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(
                        tuple("lectern.admin-key", ""),
                        tuple("lectern.data", "~/lectern/master"),
                        tuple("lectern.admin-networks", "0.0.0.0/0, ::/0"));
    }

    @Test
    void everySetting_isRead() {
        AccessSettings settings = AccessSettings.from(reader(Map.of(
                "lectern.admin-key", "twenty-characters-ok",
                "lectern.data", "/srv/lectern",
                "lectern.admin-networks", "10.0.0.0/8")));

        assertThat(settings.administratorKey().orElseThrow().reveal()).isEqualTo("twenty-characters-ok");
        assertThat(settings.keyFile()).isEqualTo(Path.of("/srv/lectern/admin-key"));
        assertThat(settings.administratorNetworks()).hasToString("10.0.0.0/8");
        assertThat(settings.toString()).doesNotContain("twenty");
    }

    @ParameterizedTest
    @CsvSource({"lectern.admin-key, nineteen-characters", "lectern.admin-networks, everywhere"})
    void valueThatCannotBe_isRefusedByName(String name, String value) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> AccessSettings.from(reader(Map.of(name, value))))
                .withMessageContaining(name);
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
