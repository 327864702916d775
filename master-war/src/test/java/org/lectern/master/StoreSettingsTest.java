package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;

final class StoreSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(StoreSettings.from(reader))
                .isEqualTo(new StoreSettings(Path.of(System.getProperty("user.home"), "lectern", "master")));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(tuple("lectern.data", "~/lectern/master"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(StoreSettings.from(reader(Map.of("lectern.data", "/srv/papers"))))
                .isEqualTo(new StoreSettings(Path.of("/srv/papers")));
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
