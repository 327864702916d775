package org.lectern.master.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lectern.content.Manifest;
import org.lectern.ticket.OpenTickets;
import org.lectern.ticket.SigningKey;
import org.lectern.ticket.Ticket;
import org.lectern.ticket.VerifyingKeys;

/** The signing keys as this master knows them; asks the database again after a second. */
public final class Signatures {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<List<Generation>> source;
    private final Clock clock;
    private volatile Known known;

    Signatures(Supplier<List<Generation>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.known = load(Optional.empty());
    }

    /**
     * What was found last.
     *
     * @param tickets opened with the keys that count, of which one that was taken back is none
     * @param all keys that ever were
     */
    private record Known(List<Generation> generations, OpenTickets tickets, VerifyingKeys all, Instant at) {}

    /** The key that signs now. */
    public SigningKey current() {
        return Generation.signing(known().generations(), clock.instant())
                .orElseThrow(() -> new IllegalStateException("all generations of the signing key were taken back"))
                .key();
    }

    /** Signs a manifest with the key that signs now. */
    public String sign(Manifest manifest) {
        return current().sign(manifest);
    }

    /**
     * Opens a manifest of our own store that was signed with any key that ever was: that it is ours the database says,
     * which names its digest.
     *
     * @throws org.lectern.ticket.SignatureInvalid if it was not
     */
    public Manifest openManifest(String signed) {
        return known().all().openManifest(signed);
    }

    /** A manifest of our own store as it counts now: one whose key was taken back is signed anew. */
    public String renew(String signed) {
        return verifying().knowsKeyOf(signed) ? signed : sign(openManifest(signed));
    }

    /**
     * Opens a ticket, as {@link VerifyingKeys#openTicket}.
     */
    public Ticket openTicket(String text) {
        return known().tickets().open(text, clock);
    }

    /** The public keys whose signatures are valid, a JWK set (RFC 7517). */
    public String toJwks() {
        return verifying().toJwks();
    }

    /** The keys whose signatures are valid. */
    public VerifyingKeys verifying() {
        return known().tickets().keys();
    }

    /** Asks the database again on next use. */
    public void forget() {
        known = new Known(known.generations(), known.tickets(), known.all(), Instant.EPOCH);
    }

    private Known known() {
        Known before = known;
        if (before.at().plus(FRESH).isBefore(clock.instant())) {
            known = load(Optional.of(before));
        }
        return known;
    }

    /** What was opened stays so while the keys are the same. */
    private Known load(Optional<Known> before) {
        List<Generation> generations = source.get();
        VerifyingKeys valid = VerifyingKeys.of(generations.stream()
                .filter(each -> !each.isRevoked())
                .map(Generation::published)
                .toList());
        VerifyingKeys all =
                VerifyingKeys.of(generations.stream().map(Generation::key).toList());
        OpenTickets tickets = before.map(Known::tickets)
                .filter(opened -> opened.keys().toJwks().equals(valid.toJwks()))
                .orElseGet(() -> new OpenTickets(valid));
        return new Known(generations, tickets, all, clock.instant());
    }
}
