package org.lectern.master;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.identity.IdentityKey;

/** What somebody makes of a node's assertion who has not its key. */
final class AssertionForgeries {
    private static final String TYPE = "lectern-node-assertion";

    private AssertionForgeries() {}

    /** Forgeries by what was done; with the key only what it did not sign as an assertion. */
    static Map<String, String> of(String good, IdentityKey key) throws ParseException, JOSEException {
        String[] parts = good.split("\\.", 3);
        String kid = JWSObject.parse(good).getHeader().getKeyID();
        String claims = JWSObject.parse(good).getPayload().toString();
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        ECKey real = ECKey.parse(key.toPrivateJwk());
        Map<String, String> all = new LinkedHashMap<>();
        all.put("alg none", encode(header("none", kid)) + "." + parts[1] + ".");
        all.put("alg none with a signature", encode(header("none", kid)) + "." + parts[1] + "." + parts[2]);
        all.put("alg ES384", encode(header("ES384", kid)) + "." + parts[1] + "." + parts[2]);
        all.put(
                "longer life",
                parts[0] + "." + encode(claims.replaceFirst("\"exp\":\\d", "\"exp\":9")) + "." + parts[2]);
        all.put("another path", parts[0] + "." + encode(claims.replace("limit", "since")) + "." + parts[2]);
        all.put("signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(86));
        all.put("another key of the same name", sign(builder(kid).build(), claims, own));
        all.put(
                "another key that comes with it",
                sign(builder(kid).jwk(own.toPublicJWK()).build(), claims, own));
        all.put(
                "the public key as a shared secret",
                macOf(kid, claims, real.toPublicJWK().toJSONString()));
        all.put(
                "another purpose",
                sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), claims, real));
        all.put(
                "a day's life",
                sign(builder(kid).build(), claims.replaceFirst("\"exp\":\\d+", "\"exp\":9999999999"), real));
        all.put("no audience", sign(builder(kid).build(), claims.replace("\"aud\"", "\"other\""), real));
        all.put("no time", sign(builder(kid).build(), claims.replace("\"exp\"", "\"other\""), real));
        all.put("no id", sign(builder(kid).build(), claims.replace("\"jti\"", "\"other\""), real));
        all.put("cut", good.substring(0, good.length() - 1));
        return all;
    }

    private static JWSHeader.Builder builder(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).type(new JOSEObjectType(TYPE));
    }

    private static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + TYPE + "\"}";
    }

    private static String macOf(String kid, String claims, String secret) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(kid)
                .type(new JOSEObjectType(TYPE))
                .build();
        JWSObject forged = new JWSObject(header, new Payload(claims));
        forged.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return forged.serialize();
    }

    private static String sign(JWSHeader header, String claims, ECKey key) throws JOSEException {
        JWSObject forged = new JWSObject(header, new Payload(claims));
        forged.sign(new ECDSASigner(key));
        return forged.serialize();
    }

    private static String encode(String text) {
        return Base64URL.encode(text).toString();
    }
}
