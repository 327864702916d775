package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyOfferTest {
    private static final String X = "x".repeat(43);
    private static final String Y = "y".repeat(43);

    @Test
    void offer_comesAsItWent() {
        KeyOffer offer = new KeyOffer(Jwk.of(X, Y), "proof");
        String json = JsonForm.jsonb().toJson(offer);

        assertThat(json).contains("\"kty\":\"EC\"", "\"crv\":\"P-256\"");
        assertThat(JsonForm.jsonb().fromJson(json, KeyOffer.class)).isEqualTo(offer);
        Joined joined = new Joined(offer.key());
        assertThat(JsonForm.jsonb().fromJson(JsonForm.jsonb().toJson(joined), Joined.class))
                .isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource({"RSA, P-256, 43", "EC, P-384, 43", "EC, P-256, 42", "EC, P-256, 44", ", P-256, 43"})
    void keyOfAnotherKind_isRefused(String kty, String crv, int length) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Jwk(kty, crv, "x".repeat(length), Y));
    }

    @Test
    void proofWithoutEnd_isRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new KeyOffer(Jwk.of(X, Y), "p".repeat(4001)));
    }
}
