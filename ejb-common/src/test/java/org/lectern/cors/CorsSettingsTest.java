package org.lectern.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class CorsSettingsTest {
    @Test
    void nameAndDefault_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(CorsSettings.from(reader).origins()).isEmpty();
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::kind, Setting::fallback)
                .containsExactly(tuple("lectern.cors.origins", "text", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example, https://portal.example",
        "HTTPS://Portal.EXAMPLE, https://portal.example",
        "https://portal.example:443, https://portal.example",
        "https://portal.example:, https://portal.example",
        "http://portal.example:80, http://portal.example",
        "http://portal.example:443, http://portal.example:443",
        "http://127.0.0.1:3000, http://127.0.0.1:3000",
        "http://[::1]:3000, http://[::1]:3000",
    })
    void origin_isKeptAsBrowsersWriteIt(String set, String origin) {
        assertThat(read(set).origins()).containsExactly(origin);
    }

    @Test
    void list_isSeparatedByCommas() {
        assertThat(read("https://a.example , http://b.example:8080,https://a.example:443")
                        .origins())
                .containsExactlyInAnyOrder("https://a.example", "http://b.example:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "portal.example",
                "//portal.example",
                "https://",
                "https:portal.example",
                "https://portal.example/",
                "https://portal.example/app",
                "https://portal.example?a=b",
                "https://portal.example#a",
                "https://user@portal.example",
                "https://*.example",
                "https://portal.example:99999",
                "https://会议.example",
                "ftp://portal.example",
                "file:///",
                "https://a.example,",
                "https://a.example,,https://b.example",
                "https://a.example https://b.example",
            })
    void whatIsNoOrigin_isRefusedByName(String set) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> read(set))
                .withMessageContaining("lectern.cors.origins");
    }

    @Test
    void star_isToldToNameOrigins() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> read("https://portal.example, *"))
                .withMessageContaining("name the origins of your portal");
    }

    private static CorsSettings read(String set) {
        return CorsSettings.from(reader(Map.of("lectern.cors.origins", set)));
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
