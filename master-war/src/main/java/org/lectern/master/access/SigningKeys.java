package org.lectern.master.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.lectern.ticket.SigningKey;

/** The generations of the signing key in the database. Each method is one transaction. */
@Dependent
@Transactional
public class SigningKeys {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    SigningKeys(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** All generations, the newest first; the first one is made when there is none. */
    List<SigningKey> all() {
        List<SigningKeyGeneration> generations = entities.createQuery(
                        "select g from SigningKeyGeneration g order by g.createdAt desc, g.id",
                        SigningKeyGeneration.class)
                .getResultList();
        if (!generations.isEmpty()) {
            return generations.stream().map(SigningKeyGeneration::key).toList();
        }
        SigningKey key = SigningKey.generate();
        entities.persist(new SigningKeyGeneration(key, clock.instant()));
        return List.of(key);
    }
}
