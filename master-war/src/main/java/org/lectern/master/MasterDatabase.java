package org.lectern.master;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.lectern.settings.SettingsReader;

/** Brings the schema of the master's database up to date before anything else starts. */
@DataSourceDefinition(
        name = MasterDatabase.OWN_RESOURCE,
        className = "${MPCONFIG=lectern.db.class:org.h2.jdbcx.JdbcDataSource}",
        url = "${MPCONFIG=lectern.db.url:jdbc:h2:file:~/lectern/master/db;WRITE_DELAY=0}",
        user = "${MPCONFIG=lectern.db.user:lectern}",
        password = "${MPCONFIG=lectern.db.password:lectern}",
        minPoolSize = 2,
        maxPoolSize = 32)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MasterDatabase {
    static final String OWN_RESOURCE = "java:app/jdbc/lectern-master";
    private static final Logger LOG = Logger.getLogger(MasterDatabase.class.getName());

    @PostConstruct
    void migrate() {
        DatabaseSettings settings = DatabaseSettings.from(SettingsReader.ofPlatform());
        var result = Flyway.configure(MasterDatabase.class.getClassLoader())
                .dataSource(dataSource(settings.resource()))
                .load()
                .migrate();
        LOG.info(() -> "Database ready: " + result.migrationsExecuted + " migrations run, schema version "
                + result.targetSchemaVersion);
    }

    @SuppressWarnings("BanJNDI") // the name is the administrator's, never a client's
    private static DataSource dataSource(String resource) {
        try {
            return InitialContext.doLookup(resource);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "lectern.db.resource names \"" + resource + "\", which this server does not have", e);
        }
    }
}
