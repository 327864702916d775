package org.lectern.ticket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/**
 * By what a permission is told from others, so that it can be called back.
 *
 * @param id its own, empty if it has none
 * @param issued when it was made, in whole seconds; long ago if it does not say
 */
public record Stamp(String id, Instant issued) {
    /** Of permissions that say neither. */
    public static final Stamp NONE = new Stamp("", Instant.EPOCH);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 12;

    public Stamp {
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A new one. */
    public static Stamp now(Clock clock) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new Stamp(Base64.getUrlEncoder().withoutPadding().encodeToString(id), clock.instant());
    }

    void writeTo(JWTClaimsSet.Builder claims) {
        if (!id.isEmpty()) {
            claims.jwtID(id);
        }
        if (!issued.equals(Instant.EPOCH)) {
            claims.issueTime(Date.from(issued));
        }
    }

    static Stamp of(JWTClaimsSet claims) {
        return new Stamp(
                Optional.ofNullable(claims.getJWTID()).orElse(""),
                Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant).orElse(Instant.EPOCH));
    }
}
