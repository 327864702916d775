package org.lectern.launcher.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Payara Micro, unpacked once and shared by every instance, and the archive of its classes that makes a start faster.
 *
 * <p>The jars stay in the image, so that one class data archive fits all; each instance gets its own copy of the
 * configuration and runs in a root folder of its own.
 */
public final class ServerImage {
    private static final List<String> OWN = List.of("config", "docroot", "lib");

    private final Path folder;

    private ServerImage(Path folder) {
        this.folder = folder;
    }

    /** The image of {@code home}'s Payara Micro, unpacked if it is not yet. */
    public static synchronized ServerImage of(Home home) {
        Path jar = home.payaraMicro();
        Path folder = jar.resolveSibling(jar.getFileName().toString().replace(".jar", "-image"));
        try (FileChannel guard = FileChannel.open(
                        jar.resolveSibling("image.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            if (lock.isValid() && !Files.isDirectory(folder)) {
                unpack(jar, folder);
            }
            return new ServerImage(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Trees.delete(fresh);
        Path log = folder.resolveSibling("unpack.log");
        Process unpacking = new ProcessBuilder(
                        Java.program().toString(),
                        "-jar",
                        jar.toString(),
                        "--rootdir",
                        fresh.toString(),
                        "--nocluster",
                        "--outputlauncher")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (Java.exitCode(unpacking) != 0 || !Files.isRegularFile(fresh.resolve("launch-micro.jar"))) {
            throw new IOException("cannot unpack " + jar + ": " + Files.readString(log));
        }
        Path logging = fresh.resolve("config/logging.properties");
        Files.writeString(logging, Files.readString(logging).replace("ansiColor=true", "ansiColor=false"));
        forgetArchives(folder.resolveSibling("."));
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Archives of classes fit the very jars that they were made from. */
    private static void forgetArchives(Path place) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(place, "classes-*.jsa")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
    }

    /** Puts a fresh copy of everything an instance owns into {@code root}. */
    void copyTo(Path root) throws IOException {
        for (String part : OWN) {
            Trees.copy(folder.resolve(part), root.resolve(part));
        }
    }

    /** The archive of loaded classes for this very JVM; it need not be there. */
    public Path archive() {
        String jvm = System.getProperty("java.vm.version", "").replaceAll("[^A-Za-z0-9.]", "-");
        return folder.resolveSibling("classes-" + jvm + ".jsa");
    }

    /** The JVM options that the server needs, with the archive if there is one. */
    List<String> options() throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(launcher().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            packages(manifest, "Add-Exports").forEach(name -> options.add("--add-exports=" + name + "=ALL-UNNAMED"));
            packages(manifest, "Add-Opens").forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
        }
        options.add("-Dfish.payara.micro.BootJar=" + launcher().toUri());
        options.add("-Dfish.payara.micro.UnpackDir=" + folder);
        if (Files.isReadable(archive())) {
            // An archive that does not fit any more is passed over, so it is nothing to warn of either.
            options.addAll(List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        }
        return options;
    }

    private static Stream<String> packages(Attributes manifest, String name) {
        return Arrays.stream(manifest.getValue(name).trim().split("\\s+"));
    }

    /** Class path and main class. */
    List<String> command() {
        return List.of("-cp", launcher().toString(), "fish.payara.micro.impl.PayaraMicroImpl");
    }

    private Path launcher() {
        return folder.resolve("launch-micro.jar");
    }
}
