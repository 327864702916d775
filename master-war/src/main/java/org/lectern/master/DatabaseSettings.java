package org.lectern.master;

import org.lectern.settings.SettingsReader;

/**
 * Where the master's database is. The server itself reads class, url, user and password when it makes the data
 * source, so only the resource's name is of use here.
 *
 * @param resource JNDI name of the data source
 */
record DatabaseSettings(String resource) {
    static DatabaseSettings from(SettingsReader reader) {
        reader.text(
                "lectern.db.class",
                "org.h2.jdbcx.JdbcDataSource",
                "Class of the data source; PostgreSQL: org.postgresql.ds.PGSimpleDataSource.");
        reader.text(
                "lectern.db.url",
                "jdbc:h2:file:~/lectern/master/db;WRITE_DELAY=0",
                "JDBC URL of the master's database.");
        reader.text("lectern.db.user", "lectern", "User of the database.");
        reader.secret("lectern.db.password", "Password of that user; \"lectern\" when not set.");
        DatabaseSettings settings = new DatabaseSettings(reader.text(
                "lectern.db.resource",
                MasterDatabase.OWN_RESOURCE,
                "JNDI name of an existing JDBC resource of the server, used instead of the four settings above."));
        reader.check();
        return settings;
    }
}
