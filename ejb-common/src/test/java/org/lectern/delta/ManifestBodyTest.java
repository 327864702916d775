package org.lectern.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestBodyTest {
    @Property(tries = 100)
    void body_standsForTheSignedTextItWasMadeOf(@ForAll byte[] text) throws InvalidDelta {
        String signed = "eyJ9." + Base64.getUrlEncoder().withoutPadding().encodeToString(text) + ".c2ln";

        assertThat(ManifestBody.toSigned(ManifestBody.of(signed))).isEqualTo(signed);
    }

    @Test
    void text_standsInTheBodyAsItIs() {
        byte[] body =
                ManifestBody.of("eyJ9." + Base64.getUrlEncoder().encodeToString(new byte[] {'a', '\n'}) + ".c2ln");

        assertThat(new String(body, StandardCharsets.US_ASCII)).isEqualTo("eyJ9..c2ln\na\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a.b\ntext", "a.b.c\ntext", "a..b.c\ntext", "no line at all"})
    void anythingElse_isRefused(String body) {
        assertThatThrownBy(() -> ManifestBody.toSigned(body.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(InvalidDelta.class);
    }

    @Test
    void noJws_isRefused() {
        assertThatThrownBy(() -> ManifestBody.of("a.b")).isInstanceOf(IllegalArgumentException.class);
    }
}
