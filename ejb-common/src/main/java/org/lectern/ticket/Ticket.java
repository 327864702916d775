package org.lectern.ticket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * The permission in a download link: this person may have this package until then.
 *
 * @param digest of the package
 * @param subject whom the link was given to
 * @param expires in whole seconds
 */
public record Ticket(MeetingId meeting, Digest digest, String subject, Instant expires) {
    private static final String MEETING = "mtg";
    private static final String PACKAGE = "pkg";

    public Ticket {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    JWTClaimsSet toClaims() {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(expires))
                .claim(MEETING, meeting.value())
                .claim(PACKAGE, digest.hex())
                .build();
    }

    static Ticket ofClaims(JWTClaimsSet claims) throws ParseException {
        String meeting = claims.getStringClaim(MEETING);
        String digest = claims.getStringClaim(PACKAGE);
        if (meeting == null || digest == null || claims.getSubject() == null || claims.getExpirationTime() == null) {
            throw new ParseException("a ticket names meeting, package, subject and expiry", 0);
        }
        return new Ticket(
                new MeetingId(meeting),
                new Digest(digest),
                claims.getSubject(),
                claims.getExpirationTime().toInstant());
    }
}
