package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerifyingKeysTest {
    private final SigningKey older = SigningKey.generate();
    private final SigningKey newer = SigningKey.generate();

    @Example
    void manifest_survivesItsSignature() {
        assertThat(Signatures.keysOf(older).openManifest(older.sign(Signatures.MANIFEST)))
                .isEqualTo(Signatures.MANIFEST);
    }

    @Example
    void purposes_areNotInterchangeable() {
        VerifyingKeys keys = Signatures.keysOf(older);

        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openManifest(older.sign(Signatures.TICKET)));
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openTicket(older.sign(Signatures.MANIFEST), Signatures.BEFORE));
    }

    @Example
    void keyOfAnotherGeneration_verifiesNothing() {
        VerifyingKeys keys = Signatures.keysOf(newer);

        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openTicket(older.sign(Signatures.TICKET), Signatures.BEFORE));
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openManifest(older.sign(Signatures.MANIFEST)));
    }

    @Example
    void rotatedSet_verifiesBothGenerations() {
        VerifyingKeys keys = VerifyingKeys.parse(Signatures.keysOf(older, newer).toJwks());

        assertThat(keys.ids()).containsExactly(older.id(), newer.id());
        for (SigningKey key : List.of(older, newer)) {
            assertThat(keys.openTicket(key.sign(Signatures.TICKET), Signatures.BEFORE))
                    .isEqualTo(Signatures.TICKET);
            assertThat(keys.openManifest(key.sign(Signatures.MANIFEST))).isEqualTo(Signatures.MANIFEST);
        }
    }

    @Example
    void keyWhoseTimeIsOver_verifiesManifestsAlone() {
        Instant end = Signatures.BEFORE.instant();
        VerifyingKeys over =
                VerifyingKeys.parse(Signatures.keysOf(older.acceptedUntil(end)).toJwks());
        VerifyingKeys good = VerifyingKeys.parse(
                Signatures.keysOf(older.acceptedUntil(end.plusSeconds(1))).toJwks());

        assertThat(good.openTicket(older.sign(Signatures.TICKET), Signatures.BEFORE))
                .isEqualTo(Signatures.TICKET);
        assertThat(over.openManifest(older.sign(Signatures.MANIFEST))).isEqualTo(Signatures.MANIFEST);
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> over.openTicket(older.sign(Signatures.TICKET), Signatures.BEFORE));
    }

    @Example
    void keyThatATextNames_isFoundWithoutTrust() {
        String ticket = older.sign(Signatures.TICKET);

        assertThat(Signatures.keysOf(older).knowsKeyOf(ticket)).isTrue();
        assertThat(Signatures.keysOf(newer).knowsKeyOf(ticket)).isFalse();
        assertThat(VerifyingKeys.keyIdOf(ticket)).contains(older.id());
        assertThat(VerifyingKeys.keyIdOf("a.b.c")).isEmpty();
    }

    @Example
    void noKeys_verifyNothing() {
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> Signatures.keysOf().openManifest(older.sign(Signatures.MANIFEST)));
    }

    @Example
    void jwks_holdsNoPrivateKey() {
        String jwks = Signatures.keysOf(older, newer).toJwks();

        assertThat(jwks).contains(older.id(), newer.id()).doesNotContain("\"d\"");
    }

    @Example
    void privateKeysInASet_areDropped() {
        VerifyingKeys keys = VerifyingKeys.parse("{\"keys\":[" + older.toPrivateJwk() + ","
                + "{\"kty\":\"oct\",\"kid\":\"shared\",\"k\":\"c2VjcmV0\"}]}");

        assertThat(keys.ids()).containsExactly(older.id());
        assertThat(keys.toJwks()).doesNotContain("\"d\"", "c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"keys\":5}", "{\"keys\":[5]}", "{\"keys\":[{\"kty\":\"EC\"}]}"})
    void anotherText_isNoKeySet(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> VerifyingKeys.parse(text));
    }

    @Property
    void anyText_isNoKeySet(@ForAll String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> VerifyingKeys.parse(text));
    }
}
