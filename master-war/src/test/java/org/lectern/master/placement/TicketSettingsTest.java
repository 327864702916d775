package org.lectern.master.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class TicketSettingsTest {
    @Test
    void withoutSetting_linksAreGoodEverywhere() {
        assertThat(TicketSettings.from(new SettingsReader(name -> Optional.empty())))
                .isEqualTo(TicketSettings.EVERYWHERE);
        assertThat(TicketSettings.EVERYWHERE.networksFor("192.0.2.7")).isEmpty();
    }

    @Test
    void setting_isTwoNumbersOfBits() {
        assertThat(from("24, 64").networksFor("192.0.2.7").orElseThrow()).hasToString("192.0.2.0/24");
        assertThat(from("32,128").networksFor("2001:db8::1").orElseThrow()).hasToString("2001:db8:0:0:0:0:0:1/128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "33, 64", "24, 129", "a, b", "24, 64, 3"})
    void anythingElse_isRefused(String text) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> from(text))
                .withMessageContaining("lectern.ticket.client-bits");
    }

    private static TicketSettings from(String text) {
        return TicketSettings.from(new SettingsReader(name -> Optional.of(text)));
    }
}
