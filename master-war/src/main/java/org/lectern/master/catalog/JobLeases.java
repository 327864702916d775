package org.lectern.master.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Jobs that one of several equal masters does: a row in the database says which one, until when. */
@Dependent
@Transactional
public class JobLeases {
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    JobLeases(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Takes or renews the lease of a job; false while another master has it. */
    boolean take(String job, String owner, Duration time) {
        Instant now = clock.instant();
        entities.createNativeQuery("insert into job_lease (name, owner, until_at) select ?1, '', ?2 from sync_head"
                        + " where id = 1 and not exists (select 1 from job_lease where name = ?1)")
                .setParameter(1, job)
                .setParameter(2, Timestamp.from(Instant.EPOCH))
                .executeUpdate();
        return entities.createNativeQuery("update job_lease set owner = ?1, until_at = ?2"
                                + " where name = ?3 and (owner = ?1 or until_at < ?4)")
                        .setParameter(1, owner)
                        .setParameter(2, Timestamp.from(now.plus(time)))
                        .setParameter(3, job)
                        .setParameter(4, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }
}
