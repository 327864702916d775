package org.lectern.master.access.node;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.lectern.identity.IdentityKey;

/** The master's identity in the database. Each method is one transaction. */
@Dependent
@Transactional
public class MasterIdentities {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    MasterIdentities(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The key; empty if none was made. */
    Optional<IdentityKey> find() {
        return Optional.ofNullable(entities.find(MasterIdentityKey.class, MasterIdentityKey.ONLY))
                .map(MasterIdentityKey::key);
    }

    /** Makes the key. Of several masters that do so at once, all but one fail. */
    IdentityKey make() {
        IdentityKey key = IdentityKey.generate();
        entities.persist(new MasterIdentityKey(key, clock.instant()));
        entities.flush();
        return key;
    }
}
