package org.lectern.ticket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.lectern.content.Digest;

/**
 * The permission that one node shows to another: this node may fetch this package from that node until then. It names
 * the server too, so that a node which is shown a pass cannot show it to a third.
 *
 * @param digest of the package
 * @param client the id of the node that may fetch
 * @param server the id of the node that is to serve
 * @param expires in whole seconds
 */
public record SiblingPass(Digest digest, String client, String server, Instant expires) {
    private static final String PACKAGE = "pkg";

    public SiblingPass {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        if (client.isEmpty() || server.isEmpty()) {
            throw new IllegalArgumentException("a pass names the node that fetches and the node that serves");
        }
    }

    /** Whether the node {@code asked} may serve the package {@code wanted} for this pass at {@code now}. */
    boolean allows(Digest wanted, String asked, Instant now) {
        return digest.equals(wanted) && server.equals(asked) && expires.isAfter(now);
    }

    JWTClaimsSet toClaims() {
        return new JWTClaimsSet.Builder()
                .subject(client)
                .audience(server)
                .expirationTime(Date.from(expires))
                .claim(PACKAGE, digest.hex())
                .build();
    }

    static SiblingPass ofClaims(JWTClaimsSet claims) throws ParseException {
        String digest = claims.getStringClaim(PACKAGE);
        List<String> servers = claims.getAudience();
        if (digest == null
                || claims.getSubject() == null
                || servers.size() != 1
                || servers.get(0) == null
                || claims.getExpirationTime() == null) {
            throw new ParseException("a pass names package, client, one server and expiry", 0);
        }
        return new SiblingPass(
                new Digest(digest),
                claims.getSubject(),
                servers.get(0),
                claims.getExpirationTime().toInstant());
    }
}
