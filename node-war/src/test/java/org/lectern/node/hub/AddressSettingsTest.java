package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class AddressSettingsTest {
    @Test
    void from_severalUrls_bestFirstAndEndedBySlash() {
        assertThat(AddressSettings.from(reader("https://a.example/x, http://10.0.0.7:8081/"))
                        .publicUrls())
                .isEqualTo(List.of(URI.create("https://a.example/x/"), URI.create("http://10.0.0.7:8081/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "papers.example",
                "ftp://a.example/",
                "http://a.example/?q=1",
                "http://a.example/,",
                "http://a b/",
                "http://a/,http://a/,http://a/,http://a/,http://a/,http://a/,http://a/,http://a/,http://a/"
            })
    void from_noListOfUrls_refused(String text) {
        assertThatThrownBy(() -> AddressSettings.from(reader(text)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.node.public-url");
    }

    private static SettingsReader reader(String urls) {
        Map<String, String> values = Map.of("lectern.node.public-url", urls);
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
