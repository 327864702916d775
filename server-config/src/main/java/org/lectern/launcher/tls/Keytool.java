package org.lectern.launcher.tls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.launcher.instance.Java;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.settings.Secret;

/** One call of the JDK's keytool that makes a P-256 key and its certificate. */
final class Keytool {
    /** Passwords go by the environment: a command line is there for everybody to read. */
    private static final String PASSWORD = "LECTERN_STORE_PASSWORD";

    private final Path store;
    private final Secret password;
    private final List<String> arguments = new ArrayList<>();

    private Keytool(Path store, Secret password) {
        this.store = store;
        this.password = password;
    }

    /** Makes the key {@code alias} in {@code store}, which is made when it is missing. */
    static Keytool generate(Path store, Secret password, String alias, String owner, int days) {
        return new Keytool(store, password)
                .with("-genkeypair", "-alias", alias, "-dname", owner, "-validity", String.valueOf(days))
                .with("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA");
    }

    /** The same with further arguments. */
    Keytool with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Runs it. */
    void run() {
        List<String> command = new ArrayList<>();
        command.add(Java.program().resolveSibling("keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env", PASSWORD));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password.reveal());
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw Refusal.of("tls.keytool", said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while a key is made"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
