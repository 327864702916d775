package org.lectern.master.access.node;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.lectern.identity.IdentityKey;

/** The keys of the master's identity in the database. Each method is one transaction. */
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

    /**
     * A key of the master.
     *
     * @param id its thumbprint (RFC 7638)
     */
    public record View(String id, Instant createdAt) {}

    /** All keys, the newest first; empty if none was made. */
    List<IdentityKey> keys() {
        return all().stream().map(MasterIdentityKey::key).toList();
    }

    /** The same without their secrets. */
    public List<View> list() {
        return all().stream().map(MasterIdentities::view).toList();
    }

    /** Makes the next key. Of several masters that do so at once, all but one fail. */
    public View make() {
        List<MasterIdentityKey> before = all();
        int number = before.isEmpty() ? 1 : before.get(0).number() + 1;
        MasterIdentityKey made = new MasterIdentityKey(number, IdentityKey.generate(), clock.instant());
        entities.persist(made);
        entities.flush();
        return view(made);
    }

    /** Forgets a key that is not the newest; answers whether there was one. */
    public boolean forget(String id) {
        List<MasterIdentityKey> older =
                all().stream().skip(1).filter(key -> key.key().id().equals(id)).toList();
        older.forEach(entities::remove);
        return !older.isEmpty();
    }

    private List<MasterIdentityKey> all() {
        return entities.createQuery("select k from MasterIdentityKey k order by k.number desc", MasterIdentityKey.class)
                .getResultList();
    }

    private static View view(MasterIdentityKey key) {
        return new View(key.key().id(), key.createdAt());
    }
}
