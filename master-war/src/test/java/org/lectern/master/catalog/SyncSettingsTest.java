package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class SyncSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(SyncSettings.from(reader)).isEqualTo(new SyncSettings(128));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(tuple("lectern.sync.at-once", "128"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(SyncSettings.from(reader(Map.of("lectern.sync.at-once", "7"))))
                .isEqualTo(new SyncSettings(7));
    }

    @Test
    void valueThatCannotBe_isRefusedByName() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> SyncSettings.from(reader(Map.of("lectern.sync.at-once", "0"))))
                .withMessageContaining("lectern.sync.at-once");
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
