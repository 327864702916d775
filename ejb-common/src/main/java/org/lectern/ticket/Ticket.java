package org.lectern.ticket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.network.Networks;

/**
 * The permission in a download link: this person may have this package until then.
 *
 * @param digest of the package
 * @param subject whom the link was given to
 * @param expires in whole seconds
 * @param stamp which ticket this is, and when it was made
 * @param networks where it is good; everywhere when empty
 * @param alternatives the context roots of other servers that have the package and take this ticket, best first; at
 *     most {@value #MOST_ALTERNATIVES}
 */
public record Ticket(
        MeetingId meeting,
        Digest digest,
        String subject,
        Instant expires,
        Stamp stamp,
        Optional<Networks> networks,
        List<URI> alternatives) {
    /** How many other servers a ticket names: each makes every link longer. */
    public static final int MOST_ALTERNATIVES = 4;

    private static final String MEETING = "mtg";
    private static final String PACKAGE = "pkg";
    private static final String NETWORKS = "net";
    private static final String ALTERNATIVES = "alt";

    public Ticket {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        alternatives = List.copyOf(alternatives);
        if (alternatives.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("a ticket names at most " + MOST_ALTERNATIVES + " alternatives");
        }
        if (!alternatives.stream()
                .allMatch(root -> root.isAbsolute() && root.toString().endsWith("/"))) {
            throw new IllegalArgumentException("an alternative is a context root and ends with /");
        }
    }

    /** A ticket without a stamp, good everywhere. */
    public Ticket(MeetingId meeting, Digest digest, String subject, Instant expires, List<URI> alternatives) {
        this(meeting, digest, subject, expires, Stamp.NONE, Optional.empty(), alternatives);
    }

    /** A ticket without a stamp that names no other server. */
    public Ticket(MeetingId meeting, Digest digest, String subject, Instant expires) {
        this(meeting, digest, subject, expires, List.of());
    }

    /** The same with a stamp. */
    public Ticket stamped(Stamp by) {
        return new Ticket(meeting, digest, subject, expires, by, networks, alternatives);
    }

    /** The same, good in some networks only. */
    public Ticket within(Networks only) {
        return new Ticket(meeting, digest, subject, expires, stamp, Optional.of(only), alternatives);
    }

    /** Whether it is good for a client at an address. */
    public boolean isGoodFrom(String address) {
        return networks.isEmpty() || networks.get().contains(address);
    }

    JWTClaimsSet toClaims() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(expires))
                .claim(MEETING, meeting.value())
                .claim(PACKAGE, digest.hex());
        stamp.writeTo(claims);
        networks.ifPresent(only -> claims.claim(NETWORKS, only.toString()));
        if (!alternatives.isEmpty()) {
            claims.claim(ALTERNATIVES, alternatives.stream().map(URI::toString).toList());
        }
        return claims.build();
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
                claims.getExpirationTime().toInstant(),
                Stamp.of(claims),
                Optional.ofNullable(claims.getStringClaim(NETWORKS)).map(Networks::parse),
                alternatives(claims));
    }

    private static List<URI> alternatives(JWTClaimsSet claims) throws ParseException {
        List<String> texts = claims.getStringListClaim(ALTERNATIVES);
        return texts == null
                ? List.of()
                : texts.stream().map(text -> URI.create(String.valueOf(text))).toList();
    }
}
