package org.lectern.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Map;
import java.util.regex.Pattern;

/** A JWT signed with ES256 (RFC 7519, RFC 7518 section 3.4), whose {@code typ} says what for. */
final class SignedClaims {
    /** In characters: several times what ours have. */
    private static final int LONGEST = 4000;

    /** Compact form, and the one text that 64 bytes of a signature have (RFC 4648 section 3.5). */
    private static final Pattern FORM = Pattern.compile("eyJ[\\w-]+\\.[\\w-]*\\.[\\w-]{85}[AQgw]");

    private final JWSObject jws;
    private final JWTClaimsSet claims;

    private SignedClaims(JWSObject jws, JWTClaimsSet claims) {
        this.jws = jws;
        this.claims = claims;
    }

    static String sign(ECKey key, String type, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            JWSObject signed = new JWSObject(header, claims.toPayload());
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the key " + key.getKeyID() + " cannot sign", e);
        }
    }

    /** Takes a text apart. Nothing of it is verified. */
    static SignedClaims parse(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new NotProven("no signed text");
        }
        try {
            JWSObject jws = JWSObject.parse(text);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            return new SignedClaims(jws, JWTClaimsSet.parse(claims == null ? Map.of() : claims));
        } catch (ParseException e) {
            throw new NotProven("no signed text", e);
        }
    }

    /** What it says, whoever wrote it. */
    JWTClaimsSet unverified() {
        return claims;
    }

    /** What it says, if {@code key} signed it for the purpose that {@code type} names. */
    JWTClaimsSet verified(ECKey key, String type) {
        try {
            if (new JOSEObjectType(type).equals(jws.getHeader().getType())
                    && JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())
                    && String.valueOf(key.getKeyID()).equals(jws.getHeader().getKeyID())
                    && jws.verify(new ECDSAVerifier(key))) {
                return claims;
            }
        } catch (JOSEException e) {
            throw new NotProven("no signed text", e);
        }
        throw new NotProven("no " + type + " that this key signed");
    }
}
