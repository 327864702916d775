package org.lectern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityKeyTest {
    private final IdentityKey key = IdentityKey.generate();

    @Test
    void keyThatWasKept_isTheSame() {
        assertThat(IdentityKey.parse(key.toPrivateJwk()).id()).isEqualTo(key.id());
        assertThat(key.id()).hasSize(43);
    }

    @Test
    void publicHalf_isKnownByItsCoordinates() {
        PublicIdentity identity = key.identity();

        assertThat(PublicIdentity.of(identity.x(), identity.y()).id()).isEqualTo(key.id());
    }

    @Test
    void coordinatesOfNoPoint_areRefused() {
        PublicIdentity identity = key.identity();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PublicIdentity.of(identity.y(), identity.x()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PublicIdentity.of("A".repeat(43), "A".repeat(43)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"kty\":\"RSA\"}"})
    void textThatIsNoKey_isRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> IdentityKey.parse(text));
    }
}
