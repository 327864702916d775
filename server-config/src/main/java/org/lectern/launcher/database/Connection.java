package org.lectern.launcher.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.lectern.launcher.terminal.Refusal;

/** A look whether a PostgreSQL database can be reached. */
final class Connection {
    private Connection() {}

    /**
     * Connects to {@code url} as the user in the environment.
     *
     * @throws Refusal with the driver's reason
     */
    static void require(String url) {
        Properties properties = new Properties();
        environment("LECTERN_DB_USER").ifPresent(user -> properties.setProperty("user", user));
        environment("LECTERN_DB_PASSWORD").ifPresent(password -> properties.setProperty("password", password));
        attempt(url, properties).ifPresent(problem -> {
            throw Refusal.of("database.unreachable", withoutQuery(url), String.valueOf(problem.getMessage()))
                    .because(problem);
        });
    }

    /** The reason why {@code url} does not answer, empty when it does. */
    static Optional<SQLException> attempt(String url, Properties properties) {
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (java.sql.Connection connection = DriverManager.getConnection(url, properties)) {
            return connection.isValid(5) ? Optional.empty() : Optional.of(new SQLException("the connection is dead"));
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** The URL without its parameters, among which a password may be. */
    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
