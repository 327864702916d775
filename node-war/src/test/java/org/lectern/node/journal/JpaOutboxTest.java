package org.lectern.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.node.journal.Journals.download;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.protocol.DownloadReport;

/** The real table, without a server. */
final class JpaOutboxTest {
    @TempDir
    private Path folder;

    private EntityManagerFactory factory;

    @BeforeEach
    void migrate() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:file:" + folder.resolve("journal"));
        JournalDatabase.migrate(database);
        factory = Persistence.createEntityManagerFactory(
                "lectern-node",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        database));
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void add_downloads_comeBackOldestFirst() {
        run(outbox -> {
            outbox.add(List.of(download(3), download(1), download(2)));
            return outbox;
        });
        List<DownloadReport.Item> oldest = run(outbox -> outbox.oldest(2));
        assertThat(oldest).containsExactly(download(1), download(2));
        long count = run(JpaOutbox::count);
        assertThat(count).isEqualTo(3);
    }

    @Test
    void remove_some_othersStay() {
        run(outbox -> {
            outbox.add(List.of(download(1), download(2)));
            return outbox;
        });
        run(outbox -> {
            outbox.remove(List.of(download(1).id(), UUID.randomUUID()));
            return outbox;
        });
        List<DownloadReport.Item> left = run(outbox -> outbox.oldest(10));
        assertThat(left).containsExactly(download(2));
    }

    @Test
    void add_sameDownloadTwice_refused() {
        run(outbox -> {
            outbox.add(List.of(download(1)));
            return outbox;
        });
        assertThatThrownBy(() -> run(outbox -> {
                    outbox.add(List.of(download(1)));
                    return outbox;
                }))
                .isInstanceOf(PersistenceException.class);
    }

    private <T> T run(Function<JpaOutbox, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(new JpaOutbox(entities));
            entities.getTransaction().commit();
            return result;
        } finally {
            entities.close();
        }
    }
}
