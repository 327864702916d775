package org.lectern.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.lectern.content.Digest;

/**
 * What a node signs for one request: it is I, I ask this master, now, for this and nothing else (RFC 7523 section 3; the
 * names of method and path are those of RFC 9449).
 *
 * @param node the id of the node
 * @param audience the {@link PublicIdentity#id() id} of the master's key
 * @param id told apart by it from all others, 1 to 64 characters
 * @param issued in whole seconds
 * @param expires in whole seconds, at most {@link #LONGEST} later
 */
public record Assertion(String node, String audience, String id, Instant issued, Instant expires, Act act) {
    /** The scheme of the {@code Authorization} header that carries it. */
    public static final String SCHEME = "Lectern-Node";

    /** The audience of one who does not know the master's key yet. */
    public static final String ANY_MASTER = "join";

    /** No assertion is good for longer. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    static final String TYPE = "lectern-node-assertion";

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    public Assertion {
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        if (node.isEmpty() || id.isEmpty() || id.length() > 64) {
            throw new IllegalArgumentException("an assertion names its node, and has an id of at most 64 characters");
        }
        if (!expires.isAfter(issued) || Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an assertion is good for " + LONGEST + " at most");
        }
    }

    /** A new one. */
    public static Assertion now(String node, String audience, Act act, Instant now) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        return new Assertion(node, audience, text, now, now.plus(USUAL), act);
    }

    /**
     * The node that a text says it is of. Nothing of it is verified.
     *
     * @throws NotProven if it says nothing
     */
    public static String nodeOf(String signed) {
        String subject = SignedClaims.parse(signed).unverified().getSubject();
        if (subject == null) {
            throw new NotProven("an assertion that names no node");
        }
        return subject;
    }

    JWTClaimsSet toClaims() {
        return new JWTClaimsSet.Builder()
                .issuer(node)
                .subject(node)
                .audience(audience)
                .jwtID(id)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(expires))
                .claim("htm", act.method())
                .claim("htu", act.path())
                .claim("body", act.body().hex())
                .build();
    }

    static Assertion ofClaims(JWTClaimsSet claims) throws ParseException {
        List<String> audience = claims.getAudience();
        String method = claims.getStringClaim("htm");
        String path = claims.getStringClaim("htu");
        String body = claims.getStringClaim("body");
        String node = claims.getSubject();
        if (audience.size() != 1 || method == null || path == null || body == null || claims.getJWTID() == null) {
            throw new ParseException("an assertion names one master, one request and itself", 0);
        }
        if (node == null || !node.equals(claims.getIssuer())) {
            throw new ParseException("an assertion is of the node that issued it", 0);
        }
        if (claims.getIssueTime() == null || claims.getExpirationTime() == null) {
            throw new ParseException("an assertion says from when to when it is good", 0);
        }
        return new Assertion(
                node,
                audience.get(0),
                claims.getJWTID(),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                new Act(method, path, new Digest(body)));
    }
}
