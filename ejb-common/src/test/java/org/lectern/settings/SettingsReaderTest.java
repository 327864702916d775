package org.lectern.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    private static final String NAME = "lectern.thing";
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void text_isStripped() {
        assertThat(set("  Room 5\t").text(NAME, "")).contains("Room 5");
        assertThat(set("Room 5").text(NAME, "hall", "")).isEqualTo("Room 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void blank_countsAsUnset(String blank) {
        SettingsReader reader = set(blank);

        assertThat(reader.text(NAME, "")).isEmpty();
        assertThat(reader.text(NAME, "hall", "")).isEqualTo("hall");
        assertThat(reader.secret(NAME, "")).isEmpty();
        assertThat(reader.number(NAME, 7, 1, 9, "")).isEqualTo(7);
        assertThat(reader.duration(NAME, "PT7S", "")).isEqualTo(Duration.ofSeconds(7));
        assertThat(reader.size(NAME, "7KiB", "")).isEqualTo(7168);
        assertThat(reader.folder(NAME, "/srv/lectern", "")).isEqualTo(Path.of("/srv/lectern"));
        assertThat(reader.url(NAME, "")).isEmpty();
        assertThatNoException().isThrownBy(reader::check);
    }

    @Test
    void secret_isReadAndHidden() {
        Optional<Secret> secret = set(" s3cret ").secret(NAME, "");

        assertThat(secret).map(Secret::reveal).contains("s3cret");
        assertThat(secret.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "9", "+5", " 5 "})
    void number_withinBounds_isRead(String text) {
        SettingsReader reader = set(text);

        assertThat(reader.number(NAME, 4, 3, 9, "")).isEqualTo(Integer.parseInt(text.strip()));
        assertThatNoException().isThrownBy(reader::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "10", "-5", "5.0", "five", "0x5", "5 000", "99999999999"})
    void number_otherwise_isRefused(String text) {
        SettingsReader reader = set(text);

        assertThat(reader.number(NAME, 4, 3, 9, "")).isEqualTo(4);
        assertRefused(reader, text, "set a whole number from 3 to 9");
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30000", "pt0.5s, 500", "P1DT1H, 90000000", "PT1M, 60000"})
    void duration_ofIso8601_isRead(String text, long millis) {
        SettingsReader reader = set(text);

        assertThat(reader.duration(NAME, "PT9S", "")).isEqualTo(Duration.ofMillis(millis));
        assertThatNoException().isThrownBy(reader::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-5S", "30", "30s", "P1M", "PT99999999999999999999S", "PT"})
    void duration_otherwise_isRefused(String text) {
        SettingsReader reader = set(text);

        assertThat(reader.duration(NAME, "PT9S", "")).isEqualTo(Duration.ofSeconds(9));
        assertRefused(reader, text, "set a positive ISO 8601 duration such as PT30S");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "1KiB, 1024",
        "4 MiB, 4194304",
        "2GiB, 2147483648",
        "1TiB, 1099511627776",
        "8388607TiB, 9223370937343148032"
    })
    void size_isRead(String text, long bytes) {
        SettingsReader reader = set(text);

        assertThat(reader.size(NAME, "1B", "")).isEqualTo(bytes);
        assertThatNoException().isThrownBy(reader::check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5GiB",
                "1GB",
                "1gib",
                "GiB",
                "1 GiB more",
                "٣KiB",
                "8388608TiB",
                "16777216TiB",
                "16777217TiB",
                "999999999999999TiB",
                "9223372036854775807",
                "99999999999999999999"
            })
    void size_otherwise_orPastEightExbibytes_isRefused(String text) {
        SettingsReader reader = set(text);

        assertThat(reader.size(NAME, "64KiB", "")).isEqualTo(65_536);
        assertRefused(reader, text, "set a size such as 512MiB (B, KiB, MiB, GiB, TiB)");
    }

    @Property
    void everySize_isReadInEveryUnit(
            @ForAll @LongRange(max = (1L << 23) - 1) long count, @ForAll @IntRange(max = 4) int unit) {
        String text = count + List.of("B", "KiB", "MiB", "GiB", "TiB").get(unit);

        assertThat(set(text).size(NAME, "1B", "")).isEqualTo(count * (long) Math.pow(1024, unit));
    }

    @Property
    void anyText_isAPositiveSizeOrRefused(@ForAll String text) {
        SettingsReader reader = set(text);

        assertThat(reader.size(NAME, "1B", "")).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/lectern, /srv/lectern",
        "/srv/../var/./lectern/, /var/lectern",
        "/srv/~/lectern, /srv/~/lectern",
        "/srv/会议 资料, /srv/会议 资料"
    })
    void folder_isNormalised(String text, String folder) {
        assertThat(set(text).folder(NAME, "/", "")).isEqualTo(Path.of(folder));
    }

    @Test
    void folder_belowTilde_isInTheHomeFolder() {
        assertThat(set("~").folder(NAME, "/", "")).isEqualTo(HOME);
        assertThat(set("~/").folder(NAME, "/", "")).isEqualTo(HOME);
        assertThat(set("~/papers").folder(NAME, "/", "")).isEqualTo(HOME.resolve("papers"));
        assertThat(unset().folder(NAME, "~/lectern/master", "")).isEqualTo(HOME.resolve("lectern/master"));
    }

    @Test
    void folder_ofAnother_keepsItsTilde() {
        assertThat(set("/srv/x~").folder(NAME, "/", "")).isEqualTo(Path.of("/srv/x~"));
        assertThat(set("~backup").folder(NAME, "/", "")).hasFileName("~backup").isAbsolute();
    }

    @Test
    void folder_relative_isMadeAbsolute() {
        assertThat(set("data").folder(NAME, "/", "")).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void folder_thatIsNoPath_isRefused() {
        SettingsReader reader = set("/srv/\0x");

        reader.folder(NAME, "/", "");

        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(reader::check)
                .withMessageContaining("set a folder's path");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080/",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080/",
        "https://papers.example.com/lectern, https://papers.example.com/lectern/",
        "https://papers.example.com/lectern/, https://papers.example.com/lectern/",
        "http://[::1]:8080, http://[::1]:8080/",
        "http://h:65535, http://h:65535/"
    })
    void url_endsInSlash(String text, URI url) {
        SettingsReader reader = set(text);

        assertThat(reader.url(NAME, "")).contains(url);
        assertThatNoException().isThrownBy(reader::check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "papers.example.com",
                "//papers.example.com",
                "/lectern",
                "ftp://papers.example.com",
                "file:///srv",
                "mailto:a@example.com",
                "http://",
                "http://h?x=1",
                "http://h/#x",
                "http://h/a b",
                "http://h:65536",
                "http://h:x",
                "http://us er@h/",
                "http://h/%zz"
            })
    void url_otherwise_isRefused(String text) {
        SettingsReader reader = set(text);

        assertThat(reader.url(NAME, "")).isEmpty();
        assertRefused(reader, text, "set a URL such as https://papers.example.com/lectern/");
    }

    @Test
    void check_namesEveryFaultWithItsFix() {
        SettingsReader reader = reader(Map.of("lectern.node.id", "x", "lectern.ticket.life-time", "soon"));
        reader.number("lectern.node.id", 1, 1, 9, "");
        reader.duration("lectern.ticket.life-time", "PT12H", "");
        reader.require(true, "never shown");
        reader.require(false, "lectern.node.join-token is missing: set the token that enrolment showed");

        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(reader::check)
                .withMessage("""
                        Lectern does not start with these settings:
                          - lectern.node.id (LECTERN_NODE_ID) is "x": set a whole number from 1 to 9
                          - lectern.ticket.life-time (LECTERN_TICKET_LIFE_TIME) is "soon": set a positive ISO 8601 \
                        duration such as PT30S
                          - lectern.node.join-token is missing: set the token that enrolment showed""");
    }

    @Test
    void declared_listsWhatWasAskedFor() {
        SettingsReader reader = set("5");
        reader.number("lectern.a", 4, 1, 9, "How many.");
        reader.secret("lectern.b", "What nobody sees.");
        reader.size("lectern.c", "1KiB", "How much.");

        assertThat(reader.declared())
                .containsExactly(
                        new Setting("lectern.a", "number", "4", "How many."),
                        new Setting("lectern.b", "secret", "", "What nobody sees."),
                        new Setting("lectern.c", "size", "1KiB", "How much."));
    }

    @Test
    void platformWithoutConfig_readsSystemProperties() {
        System.setProperty("lectern.test.thing", "from a property");
        try {
            assertThat(SettingsReader.ofPlatform().text("lectern.test.thing", ""))
                    .contains("from a property");
        } finally {
            System.clearProperty("lectern.test.thing");
        }
    }

    @Test
    void platformWithoutConfig_readsTheEnvironment() {
        // Every test run has a PATH, whose setting is called "path".
        assertThat(SettingsReader.ofPlatform().text("path", "")).isEqualTo(Optional.of(System.getenv("PATH")));
    }

    @Property
    void environmentName_isOneThatEveryShellTakes(
            @ForAll @Size(min = 1, max = 4)
                    List<@AlphaChars @NumericChars @StringLength(min = 1, max = 8) String> words) {
        String name = "lectern." + String.join("-", words);

        assertThat(SettingsReader.environmentName(name))
                .matches(Pattern.compile("LECTERN(_[A-Z0-9]+)+"))
                .hasSameSizeAs(name);
    }

    @Test
    void environmentName_doesNotDependOnTheLocale() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(SettingsReader.environmentName("lectern.public-url.site"))
                    .isEqualTo("LECTERN_PUBLIC_URL_SITE");
        } finally {
            Locale.setDefault(usual);
        }
    }

    private static void assertRefused(SettingsReader reader, String text, String fix) {
        assertThatCode(reader::check)
                .isExactlyInstanceOf(SettingsRefused.class)
                .hasMessageContaining(NAME + " (LECTERN_THING) is \"" + text + "\": " + fix);
    }

    private static SettingsReader set(String text) {
        return reader(Map.of(NAME, text));
    }

    private static SettingsReader unset() {
        return reader(Map.of());
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
