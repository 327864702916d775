package org.lectern.node.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of the node's own database up to date; when that fails, the node serves without a journal. */
@DataSourceDefinition(
        name = JournalDatabase.RESOURCE,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "${MPCONFIG=lectern.node.journal.url:" + JournalDatabase.DEFAULT_URL + "}",
        user = "lectern",
        password = "lectern",
        minPoolSize = 1,
        maxPoolSize = 4)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalDatabase {
    static final String RESOURCE = "java:app/jdbc/lectern-journal";
    static final String DEFAULT_URL = "jdbc:h2:file:~/lectern/node/journal;DB_CLOSE_ON_EXIT=FALSE";
    private static final System.Logger LOG = System.getLogger(JournalDatabase.class.getName());

    @SuppressWarnings("NullAway.Init") // by the container
    @Resource(lookup = RESOURCE)
    private DataSource database;

    @PostConstruct
    void start() {
        try {
            migrate(database);
        } catch (FlywayException e) {
            LOG.log(Level.ERROR, "The journal's database cannot be used: look at lectern.node.journal.url", e);
        }
    }

    static void migrate(DataSource database) {
        Flyway.configure(JournalDatabase.class.getClassLoader())
                .dataSource(database)
                .load()
                .migrate();
    }
}
