package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class DocumentSettingsTest {
    @Test
    void namesAndDefaults_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(DocumentSettings.from(reader)).isEqualTo(new DocumentSettings(4L << 30));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(tuple("lectern.document.max-size", "4GiB"));
    }

    @Test
    void everySetting_isRead() {
        assertThat(DocumentSettings.from(reader(Map.of("lectern.document.max-size", "512 KiB"))))
                .isEqualTo(new DocumentSettings(512 << 10));
    }

    @Test
    void valueThatCannotBe_isRefusedByName() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> DocumentSettings.from(reader(Map.of("lectern.document.max-size", "huge"))))
                .withMessageContaining("lectern.document.max-size");
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
