package org.lectern.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.lectern.content.Digest;

/**
 * What the master signs for one answer: this is my answer to that request.
 *
 * @param request the {@link Assertion#id() id} of the request's assertion
 * @param status of the answer
 * @param body the digest of its body, of no bytes if there is none
 * @param issued what the master's clock said, in whole seconds
 * @param next the key that is to be pinned in place of the one that signs this, if there is a newer one
 */
public record Seal(String request, int status, Digest body, Instant issued, Optional<PublicIdentity> next) {
    /** The header that carries it. */
    public static final String HEADER = "Lectern-Seal";

    static final String TYPE = "lectern-master-seal";

    private static final String NEXT_X = "next_x";
    private static final String NEXT_Y = "next_y";

    public Seal {
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
    }

    /** One by the newest key. */
    public Seal(String request, int status, Digest body, Instant issued) {
        this(request, status, body, issued, Optional.empty());
    }

    /** Whether it is that of an answer. */
    public boolean isOf(String asked, int answered, Digest sent) {
        return request.equals(asked) && status == answered && body.equals(sent);
    }

    JWTClaimsSet toClaims() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("req", request)
                .claim("status", status)
                .claim("body", body.hex())
                .issueTime(Date.from(issued));
        next.ifPresent(key -> claims.claim(NEXT_X, key.x()).claim(NEXT_Y, key.y()));
        return claims.build();
    }

    static Seal ofClaims(JWTClaimsSet claims) throws ParseException {
        String request = claims.getStringClaim("req");
        Integer status = claims.getIntegerClaim("status");
        String body = claims.getStringClaim("body");
        if (request == null || status == null || body == null || claims.getIssueTime() == null) {
            throw new ParseException("a seal names request, status, body and time", 0);
        }
        return new Seal(request, status, new Digest(body), claims.getIssueTime().toInstant(), next(claims));
    }

    private static Optional<PublicIdentity> next(JWTClaimsSet claims) throws ParseException {
        String x = claims.getStringClaim(NEXT_X);
        String y = claims.getStringClaim(NEXT_Y);
        return x == null || y == null ? Optional.empty() : Optional.of(PublicIdentity.of(x, y));
    }
}
