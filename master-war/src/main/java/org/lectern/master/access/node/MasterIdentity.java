package org.lectern.master.access.node;

import java.time.Clock;
import org.lectern.content.Digest;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.identity.Seal;

/** Who this master is to its nodes: the key that all masters of a database share, and that nodes pin. */
public final class MasterIdentity {
    private final IdentityKey key;
    private final Clock clock;

    MasterIdentity(IdentityKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The thumbprint that administrators pin, and that assertions are addressed to. */
    public String id() {
        return key.id();
    }

    /** The public half. */
    public PublicIdentity identity() {
        return key.identity();
    }

    /** Seals the answer to a request. */
    String seal(Assertion request, int status, byte[] body) {
        return key.sign(new Seal(request.id(), status, Digest.of(body), clock.instant()));
    }
}
