package org.lectern.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.lectern.launcher.instance.LogTail;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.instance.PrivateFile;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.ServerProcess;
import org.lectern.launcher.terminal.Refusal;

/**
 * A PostgreSQL server on the loopback address, run from the programs in the Maven repository, with its data in
 * {@code folder}.
 *
 * <p>PostgreSQL refuses to run as root. Started by root, it gets a user namespace in which it is nobody.
 *
 * @param folder where its programs, data, password and log lie
 * @param port its port
 */
public record PostgresServer(Path folder, int port) {
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);

    /** What its command line holds. */
    public static String mark(Path folder) {
        return folder.resolve("data").toString();
    }

    /** What it printed. */
    public Path log() {
        return folder.resolve("postgres.log");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The master's settings for this database. */
    public Map<String, String> settings() {
        return Map.of(
                "lectern.db.class",
                "org.postgresql.ds.PGSimpleDataSource",
                "lectern.db.url",
                url(),
                "lectern.db.user",
                USER,
                "lectern.db.password",
                password());
    }

    /** Starts it, on the data that is there or on a fresh database, and waits until it takes connections. */
    public ServerProcess start() {
        try {
            PrivateFile.folder(folder);
            Path programs = PostgresPrograms.unpack(folder.resolve("programs"));
            Path data = folder.resolve("data");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(programs, data);
            }
            List<String> command = command(programs.resolve("bin/postgres"));
            command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port), "-h", "127.0.0.1", "-k", ""));
            ServerProcess process = ServerProcess.start(command, log(), mark(folder));
            await(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise(Path programs, Path data) throws IOException {
        password();
        List<String> command = command(programs.resolve("bin/initdb"));
        command.addAll(List.of("-D", data.toString(), "-U", USER, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256"));
        command.add("--pwfile=" + passwordFile());
        ServerProcess initialising = ServerProcess.start(command, log(), data.toString());
        if (!initialising.awaitEnd(PATIENCE) || !Files.exists(data.resolve("PG_VERSION"))) {
            initialising.kill();
            throw failed();
        }
    }

    private static List<String> command(Path program) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Path unshare = Programs.find("unshare").orElseThrow(() -> Refusal.of("database.root"));
            command.addAll(List.of(unshare.toString(), "-U"));
        }
        command.add(program.toString());
        return command;
    }

    private void await(ServerProcess process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        Optional<SQLException> problem = Connection.attempt(url(), properties);
        while (problem.isPresent()) {
            if (!process.isAlive() || System.nanoTime() > deadline || !Pause.of(POLL)) {
                process.kill();
                throw failed().because(problem.get());
            }
            problem = Connection.attempt(url(), properties);
        }
    }

    private Refusal failed() {
        return Refusal.of("database.failed", log(), String.join("\n", LogTail.of(log(), 15)));
    }

    private String password() {
        return PrivateFile.secret(passwordFile(), random -> random);
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }
}
