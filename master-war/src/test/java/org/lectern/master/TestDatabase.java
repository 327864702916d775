package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** The databases that the master runs on, each started once for all tests and migrated as the master does. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is started once, on first use
public enum TestDatabase {
    H2 {
        @Override
        DataSource start() {
            return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        DataSource start() {
            try {
                return EmbeddedPostgres.start().getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private EntityManagerFactory factory;

    abstract DataSource start();

    /** Does work in a transaction of its own, as a method of a transactional bean would. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager entities = open();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** As {@link #inTransaction}, for work without a result. */
    public void transact(Consumer<EntityManager> work) {
        inTransaction(entities -> {
            work.accept(entities);
            return null;
        });
    }

    /** A persistence context for a test that holds two transactions open. */
    public synchronized EntityManager open() {
        if (factory == null) {
            DataSource source = start();
            Flyway.configure().dataSource(source).load().migrate();
            factory = Persistence.createEntityManagerFactory(
                    "lectern-master-test", Map.of("jakarta.persistence.nonJtaDataSource", source));
        }
        return factory.createEntityManager();
    }

    /** Holds a fault to be a row that was there already, as {@code ProblemMapper} knows it by its SQLSTATE. */
    public static void requireDuplicate(Object fault) {
        for (Throwable cause = (Throwable) fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("23505");
                return;
            }
        }
        fail("no fault of the database: " + fault);
    }

    /** Brings the database to where the migrations left it. */
    public void clean() {
        transact(entities -> List.of(
                        "delete from agenda_item",
                        "delete from document_revision",
                        "delete from document",
                        "delete from restriction",
                        "delete from participant",
                        "delete from published_package",
                        "delete from meeting",
                        "delete from sync_item",
                        "update sync_head set generation = 0, keys_generation = 0",
                        "delete from revocation",
                        "delete from replica",
                        "delete from replica_removal",
                        "delete from node_vitals",
                        "delete from node",
                        "delete from download",
                        "delete from signing_key",
                        "delete from master_identity",
                        "delete from job_lease")
                .forEach(statement -> entities.createNativeQuery(statement).executeUpdate()));
    }
}
