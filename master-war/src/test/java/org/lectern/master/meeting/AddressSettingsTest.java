package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.content.MeetingId;
import org.lectern.settings.Setting;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class AddressSettingsTest {
    private static final URI REQUEST = URI.create("http://127.0.0.1:8080/lectern-master/");
    private static final MeetingId MEETING = new MeetingId("board");

    @Test
    void nameAndDefault_areThese() {
        SettingsReader reader = reader(Map.of());

        assertThat(AddressSettings.from(reader)).isEqualTo(new AddressSettings(Optional.empty()));
        assertThat(reader.declared())
                .extracting(Setting::name, Setting::fallback)
                .containsExactly(tuple("lectern.public-url", ""));
    }

    @Test
    void meeting_isFoundWhereTheClientCame() {
        assertThat(AddressSettings.from(reader(Map.of())).of(MEETING, REQUEST))
                .hasToString("http://127.0.0.1:8080/lectern-master/api/v1/meetings/board");
    }

    @Test
    void publicUrl_winsOverTheRequests() {
        Map<String, String> set = Map.of("lectern.public-url", "https://papers.example.com/lectern");

        assertThat(AddressSettings.from(reader(set)).of(MEETING, REQUEST))
                .hasToString("https://papers.example.com/lectern/api/v1/meetings/board");
    }

    @Test
    void valueThatCannotBe_isRefusedByName() {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> AddressSettings.from(reader(Map.of("lectern.public-url", "papers"))))
                .withMessageContaining("lectern.public-url");
    }

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name)));
    }
}
