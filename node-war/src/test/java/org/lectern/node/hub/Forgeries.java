package org.lectern.node.hub;

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

/** What somebody makes of a good ticket who has no key of the master. */
public final class Forgeries {
    private static final String TYPE = "lectern-ticket";

    private Forgeries() {}

    /**
     * Forgeries by what was done.
     *
     * @param good a ticket that is taken
     * @param jwks the master's public keys
     */
    public static Map<String, String> of(String good, String jwks) throws ParseException, JOSEException {
        String[] parts = good.split("\\.", 3);
        JWSObject ticket = JWSObject.parse(good);
        String kid = ticket.getHeader().getKeyID();
        String claims = ticket.getPayload().toString();
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "longer life",
                parts[0] + "." + encode(claims.replaceFirst("\"exp\":\\d", "\"exp\":9")) + "." + parts[2]);
        all.put("another person", parts[0] + "." + encode(claims.replace("alice", "bob")) + "." + parts[2]);
        all.put("alg none", encode(header("none", kid)) + "." + parts[1] + ".");
        all.put("alg none with a signature", encode(header("none", kid)) + "." + parts[1] + "." + parts[2]);
        all.put("alg ES384", encode(header("ES384", kid)) + "." + parts[1] + "." + parts[2]);
        all.put("signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(86));
        all.put("another key of the same name", sign(header(kid).build(), claims, own));
        all.put(
                "another key that comes with it",
                sign(header(kid).jwk(own.toPublicJWK()).build(), claims, own));
        all.put("a key that nobody knows", sign(header("nobody").build(), claims, own));
        all.put("the public key as a shared secret", macOf(kid, claims, jwks));
        all.put("damaged", good.substring(0, good.length() - 9) + "AAAAAAAAA");
        all.put("cut", good.substring(0, good.length() - 1));
        return all;
    }

    private static JWSHeader.Builder header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).type(new JOSEObjectType(TYPE));
    }

    private static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + TYPE + "\"}";
    }

    private static String macOf(String kid, String claims, String jwks) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(kid)
                .type(new JOSEObjectType(TYPE))
                .build();
        JWSObject forged = new JWSObject(header, new Payload(claims));
        forged.sign(new MACSigner(jwks.getBytes(StandardCharsets.UTF_8)));
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
