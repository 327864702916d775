package org.lectern.master.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.lectern.content.Manifest;
import org.lectern.ticket.SigningKey;
import org.lectern.ticket.VerifyingKeys;

/** The signing keys as this master knows them; asks the database again after a minute. */
public final class Signatures {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<List<SigningKey>> source;
    private final Clock clock;
    private volatile Known known;

    Signatures(Supplier<List<SigningKey>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.known = load();
    }

    private record Known(SigningKey current, VerifyingKeys verifying, Instant at) {}

    /** The key that signs now. */
    public SigningKey current() {
        return known().current();
    }

    /** Signs a manifest with the key that signs now. */
    public String sign(Manifest manifest) {
        return current().sign(manifest);
    }

    /**
     * Opens a manifest that was signed with any of the keys.
     *
     * @throws org.lectern.ticket.SignatureInvalid if it was not
     */
    public Manifest openManifest(String signed) {
        return verifying().openManifest(signed);
    }

    /** The public keys whose signatures are valid, a JWK set (RFC 7517). */
    public String toJwks() {
        return verifying().toJwks();
    }

    /** The keys whose signatures are valid. */
    public VerifyingKeys verifying() {
        return known().verifying();
    }

    private Known known() {
        if (known.at().plus(FRESH).isBefore(clock.instant())) {
            known = load();
        }
        return known;
    }

    private Known load() {
        List<SigningKey> keys = source.get();
        return new Known(keys.get(0), VerifyingKeys.of(keys), clock.instant());
    }
}
