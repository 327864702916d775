package org.lectern.master.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.problem.Refusal;

final class GeneratedIdTest {
    @Test
    void idWithoutKey_isNewEachTime() {
        assertThat(GeneratedId.of(null)).isNotEqualTo(GeneratedId.of(null));
    }

    @Property
    void idOfAKey_isTheSameEachTime(@ForAll @NotBlank @StringLength(min = 1, max = 255) String key) {
        assertThat(GeneratedId.of(key)).isEqualTo(GeneratedId.of(key));
        assertThat(GeneratedId.of(key).value()).matches("m[0-9a-f]{20}");
    }

    @Test
    void idsOfTwoKeys_differ() {
        assertThat(GeneratedId.of("a")).isNotEqualTo(GeneratedId.of("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void keyThatSaysNothing_isRefusedByName(String key) {
        refused(key);
    }

    @Test
    void keyThatIsTooLong_isRefusedByName() {
        refused("k".repeat(256));
    }

    private static void refused(String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> GeneratedId.of(key))
                .satisfies(refusal -> assertThat(refusal.field()).contains("Idempotency-Key"));
    }
}
