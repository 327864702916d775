package org.lectern.master.access.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;

/**
 * Who this master is to its nodes: keys that all masters of a database share, and of which each node has pinned one. A
 * node that pinned an older one is told the newest under the seal of its own. Asks the database again after a second.
 */
public final class MasterIdentity {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<List<IdentityKey>> source;
    private final Clock clock;
    private volatile Known known;

    MasterIdentity(Supplier<List<IdentityKey>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.known = new Known(source.get(), clock.instant());
    }

    /** What was found last; the newest first, and never nothing. */
    private record Known(List<IdentityKey> keys, Instant at) {}

    /** The thumbprint of the newest key, which administrators pin. */
    public String id() {
        return newest().id();
    }

    /** Whether an assertion to {@code audience} is one to this master. */
    boolean isNamed(String audience) {
        return named(audience).isPresent();
    }

    /** The public half of the key that seals the answer to an assertion. */
    PublicIdentity identityFor(Assertion request) {
        return keyFor(request).identity();
    }

    /** Seals the answer to a request. */
    String seal(Assertion request, int status, byte[] body) {
        IdentityKey key = keyFor(request);
        Optional<PublicIdentity> next =
                Optional.of(newest().identity()).filter(newest -> !newest.id().equals(key.id()));
        return key.sign(new Seal(request.id(), status, Digest.of(body), clock.instant(), next));
    }

    /** Looks again on next use. */
    public void forget() {
        known = new Known(known.keys(), Instant.EPOCH);
    }

    private IdentityKey keyFor(Assertion request) {
        return named(request.audience()).orElseGet(this::newest);
    }

    private Optional<IdentityKey> named(String audience) {
        return keys().stream().filter(key -> key.id().equals(audience)).findFirst();
    }

    private IdentityKey newest() {
        return keys().get(0);
    }

    private List<IdentityKey> keys() {
        Known before = known;
        if (before.at().plus(FRESH).isBefore(clock.instant())) {
            known = new Known(source.get(), clock.instant());
        }
        return known.keys();
    }
}
