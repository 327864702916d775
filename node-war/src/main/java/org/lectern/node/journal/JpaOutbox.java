package org.lectern.node.journal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.lectern.protocol.DownloadReport;

/**
 * The outbox as a table. It has its own entity managers and transactions, because a persistence context of the
 * container's makes the whole node fail to start when this one database is broken.
 */
final class JpaOutbox implements Outbox {
    private final EntityManagerFactory factory;

    private JpaOutbox(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /**
     * Opens the table after its schema was brought up to date.
     *
     * @throws RuntimeException if the database cannot be used
     */
    static JpaOutbox open(DataSource database) {
        Flyway.configure(JpaOutbox.class.getClassLoader())
                .dataSource(database)
                .load()
                .migrate();
        return new JpaOutbox(Persistence.createEntityManagerFactory(
                "lectern-node", Map.of("jakarta.persistence.nonJtaDataSource", database)));
    }

    @Override
    public void add(List<DownloadReport.Item> downloads) {
        inTransaction(entities -> {
            downloads.forEach(download -> entities.persist(new ServedDownload(download)));
            return downloads.size();
        });
    }

    @Override
    public List<DownloadReport.Item> oldest(int most) {
        return inTransaction(entities -> entities.createQuery(
                        "select d from ServedDownload d order by d.endedAt, d.id", ServedDownload.class)
                .setMaxResults(most)
                .getResultStream()
                .map(ServedDownload::toItem)
                .toList());
    }

    @Override
    public void remove(List<UUID> ids) {
        inTransaction(entities -> entities.createQuery("delete from ServedDownload d where d.id in :ids")
                .setParameter("ids", ids.stream().map(UUID::toString).toList())
                .executeUpdate());
    }

    @Override
    public long count() {
        return inTransaction(entities -> entities.createQuery("select count(d) from ServedDownload d", Long.class)
                .getSingleResult());
    }

    @Override
    public void close() {
        factory.close();
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        EntityTransaction transaction = entities.getTransaction();
        try {
            transaction.begin();
            T result = work.apply(entities);
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.close();
        }
    }
}
