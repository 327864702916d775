package org.lectern.master.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** All generations, the one that signs last first; the first one is made when there is none. */
    public List<Generation> all() {
        List<SigningKeyGeneration> generations = entities.createQuery(
                        "select g from SigningKeyGeneration g order by g.signsFrom desc, g.createdAt desc, g.id",
                        SigningKeyGeneration.class)
                .getResultList();
        if (!generations.isEmpty()) {
            return generations.stream().map(SigningKeyGeneration::toGeneration).toList();
        }
        Instant now = clock.instant();
        return List.of(begin(now, now));
    }

    /**
     * Makes the next generation. The tickets of those before are taken until {@code overlap} after it began to sign.
     *
     * @param lead how long it is known before it signs
     */
    public Generation rotate(Duration lead, Duration overlap) {
        Instant now = clock.instant();
        Instant signsFrom = now.plus(lead);
        for (Generation before : all()) {
            if (before.acceptedUntil().isEmpty()) {
                entities.find(SigningKeyGeneration.class, before.id()).acceptUntil(signsFrom.plus(overlap));
            }
        }
        return begin(now, signsFrom);
    }

    /**
     * The same, if the newest generation was made before {@code madeBefore}. Of several masters that ask at once one
     * makes it.
     */
    public Optional<Generation> rotateIfOlder(Instant madeBefore, Duration lead, Duration overlap) {
        Generation newest = all().get(0);
        if (!newest.createdAt().isBefore(madeBefore)) {
            return Optional.empty();
        }
        entities.find(SigningKeyGeneration.class, newest.id(), LockModeType.PESSIMISTIC_WRITE);
        return all().get(0).id().equals(newest.id()) ? Optional.of(rotate(lead, overlap)) : Optional.empty();
    }

    /**
     * Takes a generation back. When no other one signs now, a new one does at once.
     *
     * @return empty if there is no such generation
     */
    public Optional<Generation> revoke(String id) {
        SigningKeyGeneration found = entities.find(SigningKeyGeneration.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        found.revoke(now);
        entities.flush();
        if (all().stream().noneMatch(each -> each.mayBeginAt(now))) {
            begin(now, now);
        }
        return Optional.of(found.toGeneration());
    }

    private Generation begin(Instant now, Instant signsFrom) {
        SigningKeyGeneration generation = new SigningKeyGeneration(SigningKey.generate(), now, signsFrom);
        entities.persist(generation);
        entities.flush();
        return generation.toGeneration();
    }
}
