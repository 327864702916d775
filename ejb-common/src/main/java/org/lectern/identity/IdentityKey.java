package org.lectern.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

/** The key by which one server proves who it is: ECDSA over P-256. It never leaves its server. */
public final class IdentityKey {
    private final ECKey key;

    private IdentityKey(ECKey key) {
        this.key = key;
    }

    /** Makes a key; its id is the thumbprint of the public half (RFC 7638). */
    public static IdentityKey generate() {
        try {
            return new IdentityKey(
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    /**
     * Reads a private JWK (RFC 7517).
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    public static IdentityKey parse(String privateJwk) {
        try {
            Map<String, Object> jwk = JSONObjectUtils.parse(privateJwk);
            ECKey key = ECKey.parse(jwk == null ? Map.of() : jwk);
            if (key.isPrivate()
                    && Curve.P_256.equals(key.getCurve())
                    && key.computeThumbprint().toString().equals(key.getKeyID())) {
                return new IdentityKey(key);
            }
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException("not an EC key in JWK form", e);
        }
        throw new IllegalArgumentException("not a private P-256 key with its thumbprint");
    }

    /** The private JWK, for the place where this server keeps it. */
    public String toPrivateJwk() {
        return key.toJSONString();
    }

    /** The public half. */
    public PublicIdentity identity() {
        return new PublicIdentity(key.toPublicJWK());
    }

    /** The thumbprint of the public half. */
    public String id() {
        return key.getKeyID();
    }

    /** Signs an assertion: a JWT in compact form. */
    public String sign(Assertion assertion) {
        return SignedClaims.sign(key, Assertion.TYPE, assertion.toClaims());
    }

    /** Signs a seal: a JWT in compact form. */
    public String sign(Seal seal) {
        return SignedClaims.sign(key, Seal.TYPE, seal.toClaims());
    }
}
