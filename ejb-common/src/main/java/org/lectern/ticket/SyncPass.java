package org.lectern.ticket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.lectern.content.Digest;

/**
 * The permission that one node shows to another: this node may have this package until then.
 *
 * @param digest of the package
 * @param node the id of the node that it was given to
 * @param expires in whole seconds
 * @param issued when it was made, in whole seconds; long ago if it does not say
 */
public record SyncPass(Digest digest, String node, Instant expires, Instant issued) {
    private static final String PACKAGE = "pkg";

    public SyncPass {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
        if (node.isEmpty()) {
            throw new IllegalArgumentException("a pass names the node that it was given to");
        }
    }

    /** A pass that does not say when it was made. */
    public SyncPass(Digest digest, String node, Instant expires) {
        this(digest, node, expires, Instant.EPOCH);
    }

    boolean isGoodAt(Instant now) {
        return expires.isAfter(now);
    }

    JWTClaimsSet toClaims() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(node)
                .expirationTime(Date.from(expires))
                .claim(PACKAGE, digest.hex());
        new Stamp("", issued).writeTo(claims);
        return claims.build();
    }

    static SyncPass ofClaims(JWTClaimsSet claims) throws ParseException {
        String digest = claims.getStringClaim(PACKAGE);
        if (digest == null || claims.getSubject() == null || claims.getExpirationTime() == null) {
            throw new ParseException("a pass names package, node and expiry", 0);
        }
        return new SyncPass(
                new Digest(digest),
                claims.getSubject(),
                claims.getExpirationTime().toInstant(),
                Stamp.of(claims).issued());
    }
}
