package org.lectern.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;

/** Tickets and manifests for tests. */
final class Signatures {
    static final Instant EXPIRES = Instant.parse("2026-11-22T18:00:00Z");
    static final Clock BEFORE = Clock.fixed(EXPIRES.minusSeconds(1), ZoneOffset.UTC);
    static final Ticket TICKET =
            new Ticket(new MeetingId("board-2026"), new Digest("ab".repeat(32)), "participant-7", EXPIRES);
    static final Manifest MANIFEST = new Manifest(
            new MeetingId("board-2026"),
            3,
            "full",
            Instant.parse("2026-11-21T02:00:00Z"),
            new Digest("cd".repeat(32)),
            5000,
            List.of(),
            List.of(new Chunk(0, 5000, new Digest("ef".repeat(32)))));

    private Signatures() {}

    static VerifyingKeys keysOf(SigningKey... keys) {
        return VerifyingKeys.of(List.of(keys));
    }

    /** What somebody who has a key, but not our way of using it, would make. */
    static String forge(JWSHeader header, String payload, JWSSigner signer) {
        try {
            JWSObject forged = new JWSObject(header, new Payload(payload));
            forged.sign(signer);
            return forged.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The JSON of a ticket's payload. */
    static String claims() {
        return TICKET.toClaims().toString();
    }
}
