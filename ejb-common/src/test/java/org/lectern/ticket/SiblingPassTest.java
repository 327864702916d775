package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;

final class SiblingPassTest {
    private static final String HEX = "abababababababababababababababababababababababababababababababab";
    private static final Digest PACKAGE = new Digest(HEX);
    private static final SiblingPass PASS = new SiblingPass(PACKAGE, "north-1", "north-2", Signatures.EXPIRES);

    private final SigningKey key = SigningKey.generate();
    private final VerifyingKeys keys = Signatures.keysOf(key);
    private final String signed = key.sign(PASS);

    @Example
    void pass_opensAtTheNodeThatItNames() {
        assertThat(keys.openPass(signed, PACKAGE, "north-2", Signatures.BEFORE)).isEqualTo(PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"north-1", "north-3", "North-2", "north-2 ", ""})
    void passShownToAnotherNode_isRefused(String server) {
        assertRefused(signed, PACKAGE, server, Signatures.BEFORE);
    }

    @Example
    void passForAnotherPackage_isRefused() {
        assertRefused(signed, Digest.of(new byte[] {7}), "north-2", Signatures.BEFORE);
    }

    @Example
    void passWhoseTimeIsOver_isRefused() {
        for (Duration late : new Duration[] {Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(400)}) {
            assertRefused(signed, PACKAGE, "north-2", Clock.offset(Signatures.BEFORE, late.plusSeconds(1)));
        }
    }

    @Example
    void passOfAnotherKey_isRefused() {
        assertRefused(SigningKey.generate().sign(PASS), PACKAGE, "north-2", Signatures.BEFORE);
    }

    @Property(tries = 300)
    void anotherCharacter_neverVerifies(@ForAll @IntRange(max = 1 << 20) int place, @ForAll char other) {
        int at = place % signed.length();
        char instead = signed.charAt(at) != other ? other : other == 'A' ? 'B' : 'A';

        assertRefused(
                signed.substring(0, at) + instead + signed.substring(at + 1), PACKAGE, "north-2", Signatures.BEFORE);
    }

    @Example
    void pass_isNeitherTicketNorManifest() {
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openTicket(signed, Signatures.BEFORE));
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openManifest(signed));
    }

    @Example
    void ticketOfThePackage_isNoPass() {
        assertRefused(key.sign(Signatures.TICKET), PACKAGE, "north-2", Signatures.BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectern-ticket", "lectern-manifest", "JWT"})
    void ourOwnSignatureForAnotherPurpose_isNoPass(String type) throws JOSEException, ParseException {
        assertRefused(signOurselves(type, PASS.toClaims().toString()), PACKAGE, "north-2", Signatures.BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{}",
                "{\"sub\":\"north-1\",\"aud\":\"north-2\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"aud\":\"north-2\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"\",\"aud\":\"north-2\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\",\"aud\":[],\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\",\"aud\":[null],\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\",\"aud\":[\"north-2\",\"north-3\"],\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\",\"aud\":\"north-2\"}",
                "{\"pkg\":\"x\",\"sub\":\"north-1\",\"aud\":\"north-2\",\"exp\":9999999999}",
                "{\"pkg\":5,\"sub\":\"north-1\",\"aud\":\"north-2\",\"exp\":9999999999}"
            })
    void ourOwnSignatureOfAnotherText_isNoPass(String payload) throws JOSEException, ParseException {
        assertRefused(signOurselves("lectern-sibling-pass", payload), PACKAGE, "north-2", Signatures.BEFORE);
    }

    @Example
    void passWithoutANode_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiblingPass(PACKAGE, "", "north-2", Signatures.EXPIRES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiblingPass(PACKAGE, "north-1", "", Signatures.EXPIRES));
    }

    @Example
    void expiry_isInWholeSeconds() {
        assertThat(new SiblingPass(PACKAGE, "a", "b", Signatures.EXPIRES.plusNanos(999_999_999)).expires())
                .isEqualTo(Signatures.EXPIRES);
    }

    private String signOurselves(String type, String payload) throws JOSEException, ParseException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.id())
                .type(new JOSEObjectType(type))
                .build();
        return Signatures.forge(header, payload, new ECDSASigner(ECKey.parse(key.toPrivateJwk())));
    }

    private void assertRefused(String text, Digest digest, String server, Clock clock) {
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openPass(text, digest, server, clock));
    }
}
