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

final class SyncPassTest {
    private static final String HEX = "abababababababababababababababababababababababababababababababab";
    private static final Digest PACKAGE = new Digest(HEX);
    private static final SyncPass PASS = new SyncPass(PACKAGE, "north-1", Signatures.EXPIRES);

    private final SigningKey key = SigningKey.generate();
    private final VerifyingKeys keys = Signatures.keysOf(key);
    private final String signed = key.sign(PASS);

    @Example
    void pass_opens() {
        assertThat(keys.openPass(signed, Signatures.BEFORE)).isEqualTo(PASS);
    }

    @Example
    void passWhoseTimeIsOver_isRefused() {
        for (Duration late : new Duration[] {Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(400)}) {
            assertRefused(signed, Clock.offset(Signatures.BEFORE, late.plusSeconds(1)));
        }
    }

    @Example
    void passOfAnotherKey_isRefused() {
        assertRefused(SigningKey.generate().sign(PASS), Signatures.BEFORE);
    }

    @Property(tries = 300)
    void anotherCharacter_neverVerifies(@ForAll @IntRange(max = 1 << 20) int place, @ForAll char other) {
        int at = place % signed.length();
        char instead = signed.charAt(at) != other ? other : other == 'A' ? 'B' : 'A';

        assertRefused(signed.substring(0, at) + instead + signed.substring(at + 1), Signatures.BEFORE);
    }

    @Example
    void pass_isNeitherTicketNorManifest() {
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openTicket(signed, Signatures.BEFORE));
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openManifest(signed));
    }

    @Example
    void ticketOfThePackage_isNoPass() {
        assertRefused(key.sign(Signatures.TICKET), Signatures.BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectern-ticket", "lectern-manifest", "JWT"})
    void ourOwnSignatureForAnotherPurpose_isNoPass(String type) throws JOSEException, ParseException {
        assertRefused(signOurselves(type, PASS.toClaims().toString()), Signatures.BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{}",
                "{\"sub\":\"north-1\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"\",\"exp\":9999999999}",
                "{\"pkg\":\"" + HEX + "\",\"sub\":\"north-1\"}",
                "{\"pkg\":\"x\",\"sub\":\"north-1\",\"exp\":9999999999}",
                "{\"pkg\":5,\"sub\":\"north-1\",\"exp\":9999999999}"
            })
    void ourOwnSignatureOfAnotherText_isNoPass(String payload) throws JOSEException, ParseException {
        assertRefused(signOurselves("lectern-sync-pass", payload), Signatures.BEFORE);
    }

    @Example
    void passWithoutANode_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SyncPass(PACKAGE, "", Signatures.EXPIRES));
    }

    @Example
    void expiry_isInWholeSeconds() {
        assertThat(new SyncPass(PACKAGE, "a", Signatures.EXPIRES.plusNanos(999_999_999)).expires())
                .isEqualTo(Signatures.EXPIRES);
    }

    @Example
    void passThatWasOpenedBefore_endsAsWell() {
        OpenTickets open = new OpenTickets(keys);
        assertThat(open.openPass(signed, Signatures.BEFORE)).isEqualTo(PASS);
        assertThat(open.openPass(signed, Signatures.BEFORE)).isEqualTo(PASS);

        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> open.openPass(signed, Clock.offset(Signatures.BEFORE, Duration.ofSeconds(1))));
    }

    private String signOurselves(String type, String payload) throws JOSEException, ParseException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.id())
                .type(new JOSEObjectType(type))
                .build();
        return Signatures.forge(header, payload, new ECDSASigner(ECKey.parse(key.toPrivateJwk())));
    }

    private void assertRefused(String text, Clock clock) {
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openPass(text, clock));
    }
}
