package org.lectern.master.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.settings.SettingsReader;
import org.lectern.settings.SettingsRefused;

final class TrustSettingsTest {
    @Test
    void defaults() {
        assertThat(from(Map.of()))
                .isEqualTo(new TrustSettings(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofHours(4)));
    }

    @Test
    void overlapShorterThanLinks_orPeriodShorterThanLead_areRefused() {
        refused(Map.of("lectern.keys.overlap", "PT1H"), "lectern.keys.overlap");
        refused(Map.of("lectern.ticket.lifetime", "PT5H"), "lectern.ticket.lifetime");
        refused(Map.of("lectern.keys.period", "PT10M"), "lectern.keys.lead");
    }

    private static void refused(Map<String, String> values, String named) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> from(values))
                .withMessageContaining(named);
    }

    private static TrustSettings from(Map<String, String> values) {
        return TrustSettings.from(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
    }
}
