package org.lectern.launcher.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.lectern.launcher.terminal.Refusal;

/**
 * The project's folder, from which everything that is run is taken.
 *
 * @param folder the folder that holds {@code server-config}
 */
public record Home(Path folder) {

    /** The project's folder: the system property {@code lectern.home}, or around this class or the working folder. */
    public static Home find() {
        String given = System.getProperty("lectern.home", "");
        if (!given.isEmpty()) {
            return new Home(Path.of(given).toAbsolutePath().normalize());
        }
        return Stream.of(ownPlace(), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
                .filter(folder -> Files.isRegularFile(folder.resolve("server-config/bin/lectern")))
                .map(Home::new)
                .findFirst()
                .orElseThrow(() -> Refusal.of("home.missing"));
    }

    private static Path ownPlace() {
        try {
            return Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry that is no file", e);
        }
    }

    /** The application that {@code role} deploys. */
    public Path war(Role role) {
        return built(folder.resolve(role.war()));
    }

    /** The single jar of Payara Micro. */
    Path payaraMicro() {
        Path place = folder.resolve("server-config/target/payara");
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(place, "payara-micro-*.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw Refusal.of("home.not-built", place.resolve("payara-micro.jar"));
    }

    /** HTTP settings, the same for Payara Micro and Payara Server. */
    Path httpSettings() {
        return folder.resolve("server-config/asadmin/http.asadmin");
    }

    /** TLS settings, the same for both. */
    Path tlsSettings() {
        return folder.resolve("server-config/asadmin/tls.asadmin");
    }

    /** What the build made and what is kept beside it, such as unpacked servers. */
    public Path target() {
        return folder.resolve("server-config/target");
    }

    private static Path built(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.of("home.not-built", file);
        }
        return file;
    }
}
