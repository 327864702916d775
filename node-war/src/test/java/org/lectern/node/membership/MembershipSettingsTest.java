package org.lectern.node.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class MembershipSettingsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> values =
            new HashMap<>(Map.of("lectern.node.id", "hall-1", "lectern.node.join-token", "join:hall-1:hush"));

    @Test
    void from_onlyWhatIsNeeded_hasDefaults() {
        MembershipSettings settings = read();

        assertThat(settings.joinToken().orElseThrow().reveal()).isEqualTo("join:hall-1:hush");
        assertThat(settings.masterKey()).isEmpty();
        assertThat(settings.keyPeriod()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @Test
    void from_always_namesItsSettings() {
        SettingsReader reader = reader();
        MembershipSettings.from(reader);

        assertThat(reader.declared())
                .extracting(Setting::name)
                .containsExactly(
                        "lectern.node.id",
                        "lectern.node.data",
                        "lectern.node.join-token",
                        "lectern.node.master-key",
                        "lectern.node.key-period");
    }

    @Test
    void from_noTokenAndNoCard_refused() {
        values.remove("lectern.node.join-token");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.node.join-token is not set");
    }

    @Test
    void from_noTokenButACard_isEnough() throws IOException {
        values.remove("lectern.node.join-token");
        Files.createDirectories(folder.resolve("identity"));
        Files.writeString(folder.resolve("identity/card.json"), "{}");

        assertThat(read().joinToken()).isEmpty();
    }

    @Test
    void from_tokenOfAnotherNode_refusedWithoutShowingIt() {
        values.put("lectern.node.join-token", "join:hall-2:hush");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("another node")
                .hasMessageNotContaining("hush");
    }

    @Test
    void from_pinThatIsNoThumbprint_refused() {
        values.put("lectern.node.master-key", "AB:CD");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("lectern.node.master-key");
    }

    private MembershipSettings read() {
        return MembershipSettings.from(reader());
    }

    private SettingsReader reader() {
        values.put("lectern.node.data", folder.toString());
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
