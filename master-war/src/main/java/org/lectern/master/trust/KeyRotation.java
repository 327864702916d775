package org.lectern.master.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lectern.master.access.Generation;
import org.lectern.master.access.SigningKeys;

/** Makes generations of the signing key take turns, and tells nodes. Each method is one transaction. */
@Dependent
@Transactional
public class KeyRotation {
    private final SigningKeys keys;
    private final FeedHead head;
    private final TrustSettings settings;
    private final Clock clock;

    @Inject
    KeyRotation(SigningKeys keys, FeedHead head, TrustSettings settings, Clock clock) {
        this.keys = keys;
        this.head = head;
        this.settings = settings;
        this.clock = clock;
    }

    List<Generation> all() {
        return keys.all();
    }

    /** Makes the next generation now. */
    Generation rotate() {
        Generation made = keys.rotate(settings.lead(), settings.overlap());
        head.keysMoved();
        return made;
    }

    /** Makes the next generation if it is time. */
    Optional<Generation> rotateWhenDue() {
        Optional<Generation> made =
                keys.rotateIfOlder(clock.instant().minus(settings.period()), settings.lead(), settings.overlap());
        made.ifPresent(generation -> head.keysMoved());
        return made;
    }

    /** Takes a generation back. */
    Optional<Generation> revoke(String id) {
        Optional<Generation> revoked = keys.revoke(id);
        revoked.ifPresent(generation -> head.keysMoved());
        return revoked;
    }
}
