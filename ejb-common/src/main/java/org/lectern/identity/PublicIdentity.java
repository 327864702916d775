package org.lectern.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** The public half of an {@link IdentityKey}: verifies what the other half signed. */
public final class PublicIdentity {
    private final ECKey key;

    PublicIdentity(ECKey key) {
        this.key = key;
    }

    /**
     * The key of a point on P-256.
     *
     * @param x its coordinates as a JWK has them, base64url (RFC 7518 section 6.2.1)
     * @throws IllegalArgumentException if there is no such point
     */
    public static PublicIdentity of(String x, String y) {
        try {
            ECKey key = new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y))
                    .keyIDFromThumbprint()
                    .build();
            PublicIdentity identity = new PublicIdentity(key);
            if (identity.x().equals(x) && identity.y().equals(y)) {
                return identity;
            }
        } catch (JOSEException | IllegalStateException e) {
            throw new IllegalArgumentException("no point of P-256", e);
        }
        throw new IllegalArgumentException("no point of P-256");
    }

    /** The thumbprint of the key (RFC 7638): 43 characters. */
    public String id() {
        return key.getKeyID();
    }

    /** The first coordinate, base64url. */
    public String x() {
        return key.getX().toString();
    }

    /** The second coordinate, base64url. */
    public String y() {
        return key.getY().toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicIdentity identity && id().equals(identity.id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return id();
    }

    /**
     * Opens an assertion. Whether it counts now and here is for the caller to see.
     *
     * @throws NotProven if this key did not sign it
     */
    public Assertion openAssertion(String signed) {
        try {
            return Assertion.ofClaims(SignedClaims.parse(signed).verified(key, Assertion.TYPE));
        } catch (ParseException | IllegalArgumentException e) {
            throw new NotProven("a signed text that is no assertion", e);
        }
    }

    /**
     * Opens a seal. Whether it is that of the answer at hand is for the caller to see.
     *
     * @throws NotProven if this key did not sign it
     */
    public Seal openSeal(String signed) {
        try {
            return Seal.ofClaims(SignedClaims.parse(signed).verified(key, Seal.TYPE));
        } catch (ParseException | IllegalArgumentException e) {
            throw new NotProven("a signed text that is no seal", e);
        }
    }
}
