package org.lectern.node.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.lectern.protocol.DownloadReport;

/** The outbox as a table. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class JpaOutbox implements Outbox {
    private final EntityManager entities;

    @Inject
    JpaOutbox(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(List<DownloadReport.Item> downloads) {
        downloads.forEach(download -> entities.persist(new ServedDownload(download)));
    }

    @Override
    public List<DownloadReport.Item> oldest(int most) {
        return entities.createQuery("select d from ServedDownload d order by d.endedAt, d.id", ServedDownload.class)
                .setMaxResults(most)
                .getResultStream()
                .map(ServedDownload::toItem)
                .toList();
    }

    @Override
    public void remove(List<UUID> ids) {
        entities.createQuery("delete from ServedDownload d where d.id in :ids")
                .setParameter("ids", ids.stream().map(UUID::toString).toList())
                .executeUpdate();
    }

    @Override
    public long count() {
        return entities.createQuery("select count(d) from ServedDownload d", Long.class)
                .getSingleResult();
    }
}
