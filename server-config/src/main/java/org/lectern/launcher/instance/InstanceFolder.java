package org.lectern.launcher.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lectern.launcher.terminal.Refusal;

/**
 * The folder of one instance: the application's data, and in {@code server/} what belongs to this run of the server
 * (Payara's own folder, temporary files, log, Java options).
 *
 * @param folder the instance's folder
 */
public record InstanceFolder(Path folder) {

    /** The Java options, as {@code java @file} reads them; it may hold secrets. */
    public Path arguments() {
        return server().resolve("java.args");
    }

    /** What the server printed since it was started. */
    public Path log() {
        return server().resolve("server.log");
    }

    /** Notes the process that runs in this folder. */
    public void claim(long pid) {
        PrivateFile.write(pidFile(), pid + "\n");
    }

    /** The process that runs in this folder, if one does. */
    public Optional<ServerProcess> occupant() {
        try {
            return Files.exists(pidFile())
                    ? Optional.of(new ServerProcess(
                                    Long.parseLong(Files.readString(pidFile()).strip()), "@" + arguments()))
                            .filter(ServerProcess::isAlive)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return server().resolve("pid");
    }

    private Path server() {
        return folder.resolve("server");
    }

    /** Makes the folder ready for {@code instance} and writes its Java options. */
    public void prepare(Instance instance, Home home, ServerImage image) {
        try {
            Path war = home.war(instance.role());
            occupant().ifPresent(other -> {
                throw Refusal.of("instance.occupied", folder, other.pid());
            });
            clear(image);
            Path preboot = server().resolve("preboot.asadmin");
            Files.writeString(preboot, preboot(home, instance.listener()));
            List<String> lines = new ArrayList<>(instance.jvm().options());
            lines.addAll(image.options());
            lines.add("-Djava.io.tmpdir=" + temporary());
            settings(instance).forEach((name, value) -> lines.add("-D" + name + "=" + value));
            instance.listener().key().ifPresent(key -> lines.addAll(key.options()));
            lines.addAll(instance.jvm().extra());
            lines.addAll(image.command());
            lines.addAll(List.of("--rootdir", root().toString(), "--nohazelcast", "--disablephonehome"));
            String port = instance.listener().key().isPresent() ? "--sslport" : "--port";
            lines.addAll(List.of(port, String.valueOf(instance.listener().port())));
            lines.addAll(List.of("--prebootcommandfile", preboot.toString()));
            lines.addAll(List.of("--contextroot", instance.listener().context(), "--deploy", war.toString()));
            PrivateFile.write(
                    arguments(), lines.stream().map(InstanceFolder::quoted).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws away what an earlier run of the server left, except the Java options; the application's data stays. */
    public void clear(ServerImage image) {
        try {
            PrivateFile.folder(folder);
            Files.createDirectories(server());
            Trees.delete(root());
            Trees.delete(temporary());
            Files.createDirectories(temporary());
            image.copyTo(root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path root() {
        return server().resolve("payara");
    }

    private Path temporary() {
        return server().resolve("tmp");
    }

    private static TreeMap<String, String> settings(Instance instance) {
        TreeMap<String, String> all = new TreeMap<>(instance.settings());
        all.put(instance.role().dataSetting(), instance.folder().toString());
        return all;
    }

    /** The server's one listener: the other that Payara Micro knows stays closed. */
    private static String preboot(Home home, Listener listener) throws IOException {
        boolean tls = listener.key().isPresent();
        String name = tls ? "https-listener" : "http-listener";
        String listeners = "set configs.config.server-config.network-config.network-listeners.network-listener.";
        List<String> lines = new ArrayList<>(commands(home.httpSettings(), name));
        lines.add(listeners + name + ".address=" + listener.address());
        if (tls) {
            lines.addAll(commands(home.tlsSettings(), name));
            lines.add(listeners + "http-listener.enabled=false");
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> commands(Path file, String listener) throws IOException {
        return Files.readString(file)
                .replace("@LISTENER@", listener)
                .lines()
                .filter(line -> line.startsWith("set "))
                .toList();
    }

    /** One argument as the java launcher reads it from a file. */
    static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    }
}
