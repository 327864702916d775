package org.lectern.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.lectern.content.Manifest;

/** One generation of the master's signing key: ECDSA over P-256 (ES256, RFC 7518 section 3.4). */
public final class SigningKey {
    private final ECKey key;

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /** Makes the key of a new generation; its id is the thumbprint of the public key (RFC 7638). */
    public static SigningKey generate() {
        try {
            return new SigningKey(
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    /** Reads a private JWK (RFC 7517). */
    public static SigningKey parse(String privateJwk) {
        try {
            Map<String, Object> jwk = JSONObjectUtils.parse(privateJwk);
            ECKey key = ECKey.parse(jwk == null ? Map.of() : jwk);
            if (key.isPrivate() && key.getKeyID() != null && Curve.P_256.equals(key.getCurve())) {
                return new SigningKey(key);
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException("not an EC key in JWK form", e);
        }
        throw new IllegalArgumentException("not a private P-256 key with an id");
    }

    /** The same key, whose tickets and passes are taken until then, whatever they say themselves. */
    public SigningKey acceptedUntil(Instant until) {
        return new SigningKey(
                new ECKey.Builder(key).expirationTime(Date.from(until)).build());
    }

    /** The generation's name. */
    public String id() {
        return key.getKeyID();
    }

    /** The private JWK, to be stored by the master alone. */
    public String toPrivateJwk() {
        return key.toJSONString();
    }

    /** Signs a manifest: a JWS in compact form whose payload is the manifest's canonical text. */
    public String sign(Manifest manifest) {
        return sign(Purpose.MANIFEST, new Payload(manifest.encode()));
    }

    /** Signs a ticket: a JWT in compact form. */
    public String sign(Ticket ticket) {
        return sign(Purpose.TICKET, ticket.toClaims().toPayload());
    }

    /** Signs a pass: a JWT in compact form. */
    public String sign(SyncPass pass) {
        return sign(Purpose.SYNC_PASS, pass.toClaims().toPayload());
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    private String sign(Purpose purpose, Payload payload) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .type(purpose.type())
                    .build();
            JWSObject signed = new JWSObject(header, payload);
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key " + key.getKeyID() + " cannot sign", e);
        }
    }
}
