package org.lectern.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in as a signed text, it is ours or it is refused with one exception. */
final class ForgeryTest {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SigningKey key = SigningKey.generate();
    private final VerifyingKeys keys = Signatures.keysOf(key);
    private final String ticket = key.sign(Signatures.TICKET);
    private final String manifest = key.sign(Signatures.MANIFEST);

    @Example
    void untouchedText_opens() {
        assertThat(keys.openTicket(ticket, Signatures.BEFORE)).isEqualTo(Signatures.TICKET);
    }

    @Property(tries = 500)
    void anotherCharacter_neverVerifies(@ForAll @IntRange(max = 1 << 20) int place, @ForAll char other) {
        assertRefused(replaced(ticket, place % ticket.length(), other));
        assertRefused(replaced(manifest, place % manifest.length(), other));
    }

    @Property(tries = 500)
    void anotherCharacterOfTheAlphabet_neverVerifies(
            @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(max = 63) int other) {
        assertRefused(replaced(ticket, place % ticket.length(), BASE64URL.charAt(other)));
    }

    @Example
    void lastCharacter_hasOneForm() {
        // 64 bytes fill 85 characters and a quarter: the other bits of the last character are zero (RFC 4648 section
        // 3.5), so that one signature has one text.
        for (int i = 0; i < BASE64URL.length(); i++) {
            assertRefused(replaced(ticket, ticket.length() - 1, BASE64URL.charAt(i)));
        }
    }

    @Property(tries = 300)
    void insertedOrDroppedCharacter_neverVerifies(@ForAll @IntRange(max = 1 << 20) int place, @ForAll char more) {
        int at = place % (ticket.length() + 1);
        assertRefused(ticket.substring(0, at) + more + ticket.substring(at));
        int dropped = place % ticket.length();
        assertRefused(ticket.substring(0, dropped) + ticket.substring(dropped + 1));
        assertRefused(ticket.substring(0, dropped));
    }

    @Property
    void anyText_isRefused(@ForAll String text) {
        assertRefused(text);
    }

    @Property
    void anyThreeParts_areRefused(
            @ForAll String header,
            @ForAll String payload,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(86) String signature) {
        assertRefused(Base64URL.encode(header) + "." + Base64URL.encode(payload) + "." + signature);
        assertRefused(Base64URL.encode(header) + "." + Base64URL.encode(payload) + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"alg\":null}",
                "{\"alg\":5}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"none\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"NONE\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256K\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES384\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"RS256\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"EdDSA\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":KID,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":KID}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"JWT\"}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":5}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"\"}",
                "{\"alg\":\"ES256\",\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":null,\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":\"\",\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":[],\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":\"another\",\"typ\":\"lectern-ticket\"}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"crit\":5}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"jwk\":{\"kty\":\"EC\"}}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"x5u\":\"::\"}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"x5c\":[\"?\"]}",
                "{\"alg\":\"ES256\",\"kid\":KID,\"typ\":\"lectern-ticket\",\"x5t\":{}}",
                "{\"alg\":\"ES256\",\"alg\":\"none\",\"kid\":KID,\"typ\":\"lectern-ticket\"}"
            })
    void anotherHeader_neverVerifies(String header) {
        String[] parts = ticket.split("\\.", 3);
        String forged =
                Base64URL.encode(header.replace("KID", "\"" + key.id() + "\"")).toString();
        String nullSignature = "A".repeat(86);

        assertRefused(forged + "." + parts[1] + "." + parts[2]);
        assertRefused(forged + "." + parts[1] + ".");
        assertRefused(forged + "." + parts[1] + "." + nullSignature);
    }

    @Example
    void signatureOfZeros_neverVerifies() {
        // CVE-2022-21449: r = s = 0 once passed in some JDKs.
        assertRefused(ticket.substring(0, ticket.lastIndexOf('.') + 1) + "A".repeat(86));
    }

    @Example
    void publicKeyTakenForASharedSecret_neverVerifies() throws JOSEException {
        byte[] secret = key.publicKey().toJSONString().getBytes(StandardCharsets.UTF_8);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(key.id())
                .type(Purpose.TICKET.type())
                .build();

        assertRefused(Signatures.forge(header, Signatures.claims(), new MACSigner(secret)));
    }

    @Example
    void keyInsideTheText_isNotTrusted() throws JOSEException, ParseException {
        ECKey own = ECKey.parse(SigningKey.generate().toPrivateJwk());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.id())
                .type(Purpose.TICKET.type())
                .jwk(own.toPublicJWK())
                .build();

        assertRefused(Signatures.forge(header, Signatures.claims(), new ECDSASigner(own)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectern-manifest", "JWT", "jose"})
    void ourOwnSignatureForAnotherPurpose_isNoTicket(String type) throws JOSEException, ParseException {
        assertRefusedAsTicket(signOurselves(type, Signatures.claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "null", "{}", "{\"exp\":\"soon\"}", "{\"mtg\":\"m\",\"exp\":1}"})
    void ourOwnSignatureOfAnotherText_isNoTicket(String payload) throws JOSEException, ParseException {
        assertRefusedAsTicket(signOurselves("lectern-ticket", payload));
        assertThatExceptionOfType(SignatureInvalid.class)
                .isThrownBy(() -> keys.openManifest(signOurselves("lectern-manifest", payload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "....", " ", "\0", "a.b.c", "{\"payload\":\"\"}"})
    void degenerateText_isRefused(String text) {
        assertRefused(text);
    }

    @Example
    void hugeText_isRefused() {
        String huge = "A".repeat(8 << 20);
        String[] parts = ticket.split("\\.", 3);

        assertRefused(huge);
        assertRefused(huge + "." + parts[1] + "." + parts[2]);
        assertRefused(parts[0] + "." + huge + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + "." + huge);
        assertRefused(".".repeat(1 << 20));
    }

    @Example
    void deeplyNestedHeader_isRefused() {
        String nested = "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
        String[] parts = ticket.split("\\.", 3);

        assertRefused(Base64URL.encode(nested) + "." + parts[1] + "." + parts[2]);
        assertRefused(Base64URL.encode("[".repeat(100_000)) + "." + parts[1] + "." + parts[2]);
    }

    private String signOurselves(String type, String payload) throws JOSEException, ParseException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.id())
                .type(new JOSEObjectType(type))
                .build();
        return Signatures.forge(header, payload, new ECDSASigner(ECKey.parse(key.toPrivateJwk())));
    }

    private static String replaced(String text, int place, char other) {
        char instead = text.charAt(place) != other ? other : other == 'A' ? 'B' : 'A';
        return text.substring(0, place) + instead + text.substring(place + 1);
    }

    private void assertRefused(String text) {
        assertRefusedAsTicket(text);
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openManifest(text));
    }

    private void assertRefusedAsTicket(String text) {
        assertThatExceptionOfType(SignatureInvalid.class).isThrownBy(() -> keys.openTicket(text, Signatures.BEFORE));
    }
}
