package org.lectern.master.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.ticket.SigningKey;

/**
 * A generation of the signing key, and when it counts.
 *
 * @param signsFrom when it takes over from the one before
 * @param acceptedUntil until when its tickets and passes are taken, known once there is a next one
 * @param revokedAt when it was taken back; from then on nothing that it signed counts
 */
public record Generation(
        SigningKey key,
        Instant createdAt,
        Instant signsFrom,
        Optional<Instant> acceptedUntil,
        Optional<Instant> revokedAt) {
    /** One that always counted. */
    static Generation of(SigningKey key) {
        return new Generation(key, Instant.EPOCH, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    /**
     * The one that signs.
     *
     * @param generations the newest first
     */
    public static Optional<Generation> signing(List<Generation> generations, Instant now) {
        return generations.stream()
                .filter(each -> each.mayBeginAt(now))
                .findFirst()
                .or(() -> generations.stream().filter(each -> !each.isRevoked()).findFirst());
    }

    /** Its name. */
    public String id() {
        return key.id();
    }

    /** Whether it was taken back. */
    public boolean isRevoked() {
        return revokedAt.isPresent();
    }

    /** Whether its time to sign has come and it was not taken back. */
    boolean mayBeginAt(Instant now) {
        return !isRevoked() && !signsFrom.isAfter(now);
    }

    /** The key as others are told of it. */
    SigningKey published() {
        return acceptedUntil.map(key::acceptedUntil).orElse(key);
    }
}
