package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyTest {
    private final SigningKey key = SigningKey.generate();

    @Test
    void key_survivesItsText() {
        SigningKey read = SigningKey.parse(key.toPrivateJwk());

        assertThat(read.id()).isEqualTo(key.id());
        assertThat(Signatures.keysOf(key).openTicket(read.sign(Signatures.TICKET), Signatures.BEFORE))
                .isEqualTo(Signatures.TICKET);
    }

    @Test
    void everyGeneration_hasItsOwnName() {
        assertThat(key.id())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(SigningKey.generate().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", "{\"kty\":\"EC\"}"})
    void anotherText_isRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> SigningKey.parse(text));
    }

    @Test
    void keyThatCannotSignForUs_isRefusedWhenItIsRead() throws JOSEException {
        ECKey ofAnotherCurve =
                new ECKeyGenerator(Curve.P_384).keyIDFromThumbprint(true).generate();
        ECKey nameless = new ECKeyGenerator(Curve.P_256).generate();

        for (String text :
                new String[] {key.publicKey().toJSONString(), ofAnotherCurve.toJSONString(), nameless.toJSONString()}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> SigningKey.parse(text))
                    .withMessageNotContaining("\"d\"");
        }
    }
}
