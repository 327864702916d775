package org.lectern.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lectern.content.InvalidManifest;
import org.lectern.content.Manifest;

/** The public keys of all generations that are valid now; checks signatures without asking anybody. */
public final class VerifyingKeys {
    /**
     * A JWS in compact form: a header that is a JSON object, and the 64 bytes of an ES256 signature. The last character
     * carries two bits and four zeros: another text of the same bytes is refused (RFC 4648 section 3.5), as is one
     * with space around it.
     */
    private static final Pattern FORM = Pattern.compile("eyJ[\\w-]+\\.[\\w-]*\\.[\\w-]{85}[AQgw]");

    private final JWKSet keys;

    private VerifyingKeys(JWKSet keys) {
        this.keys = keys;
    }

    /** The public halves of {@code keys}. */
    public static VerifyingKeys of(Collection<SigningKey> keys) {
        return new VerifyingKeys(
                new JWKSet(keys.stream().<JWK>map(SigningKey::publicKey).toList()));
    }

    /** Reads a JWK set (RFC 7517 section 5). */
    public static VerifyingKeys parse(String jwks) {
        try {
            Map<String, Object> set = JSONObjectUtils.parse(jwks);
            return new VerifyingKeys(JWKSet.parse(set == null ? Map.of() : set).toPublicJWKSet());
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
    }

    /** The JWK set, public keys only. */
    public String toJwks() {
        return keys.toString(true);
    }

    /** The ids of the generations. */
    public List<String> ids() {
        return keys.getKeys().stream().map(JWK::getKeyID).toList();
    }

    /** Whether the key that is said to have signed a text is one of these. Says nothing of the signature. */
    public boolean knowsKeyOf(String signed) {
        return keyIdOf(signed).map(id -> ids().contains(id)).orElse(false);
    }

    /** The id of the key that is said to have signed a text; empty if it names none. */
    public static Optional<String> keyIdOf(String signed) {
        try {
            return FORM.matcher(signed).matches()
                    ? Optional.ofNullable(JWSObject.parse(signed).getHeader().getKeyID())
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens a signed manifest.
     *
     * @throws SignatureInvalid if it is not one of ours
     */
    public Manifest openManifest(String signed) {
        try {
            open(Purpose.MANIFEST, signed, Instant.EPOCH);
            return Manifest.decode(payload(signed));
        } catch (InvalidManifest | IllegalArgumentException e) {
            throw new SignatureInvalid("a signed text that is no manifest", e);
        }
    }

    /** The library decodes in constant time, which secrets need and which is slow; a manifest is long and no secret. */
    private static byte[] payload(String signed) {
        String middle = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
        return Base64.getUrlDecoder().decode(middle);
    }

    /**
     * Opens a ticket that is valid now.
     *
     * @throws SignatureInvalid if it is not one of ours
     * @throws LinkExpired if its time is over
     */
    public Ticket openTicket(String signed, Clock clock) {
        Payload payload = open(Purpose.TICKET, signed, clock.instant());
        Ticket ticket;
        try {
            ticket = Ticket.ofClaims(claims(payload));
        } catch (ParseException | IllegalArgumentException e) {
            throw new SignatureInvalid("a signed text that is no ticket", e);
        }
        if (!ticket.expires().isAfter(clock.instant())) {
            throw new LinkExpired(ticket);
        }
        return ticket;
    }

    /**
     * Opens a pass that is valid now.
     *
     * @throws SignatureInvalid if it is not one of ours, or its time is over
     */
    public SyncPass openPass(String signed, Clock clock) {
        Payload payload = open(Purpose.SYNC_PASS, signed, clock.instant());
        SyncPass pass;
        try {
            pass = SyncPass.ofClaims(claims(payload));
        } catch (ParseException | IllegalArgumentException e) {
            throw new SignatureInvalid("a signed text that is no pass", e);
        }
        if (!pass.isGoodAt(clock.instant())) {
            throw new SignatureInvalid("a pass that expired at " + pass.expires());
        }
        return pass;
    }

    private static boolean isOver(ECKey key, Instant now) {
        return key.getExpirationTime() != null
                && !key.getExpirationTime().toInstant().isAfter(now);
    }

    private static JWTClaimsSet claims(Payload payload) throws ParseException {
        Map<String, Object> claims = payload.toJSONObject();
        return JWTClaimsSet.parse(claims == null ? Map.of() : claims);
    }

    /** A manifest is as good as its key for ever; permissions only while the key's time lasts. */
    private Payload open(Purpose purpose, String signed, Instant now) {
        if (!FORM.matcher(signed).matches()) {
            throw new SignatureInvalid("no signed text");
        }
        try {
            JWSObject jws = JWSObject.parse(signed);
            JWK key = keys.getKeyByKeyId(jws.getHeader().getKeyID());
            if (!purpose.type().equals(jws.getHeader().getType())
                    || !JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                    || !(key instanceof ECKey ec)
                    || isOver(ec, now)
                    || !jws.verify(new ECDSAVerifier(ec))) {
                throw new SignatureInvalid("no " + purpose.type() + " signed by a key that is valid now");
            }
            return jws.getPayload();
        } catch (ParseException | JOSEException e) {
            throw new SignatureInvalid("no signed text", e);
        }
    }
}
