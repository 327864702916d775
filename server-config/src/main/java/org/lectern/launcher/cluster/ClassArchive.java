package org.lectern.launcher.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.instance.Instance;
import org.lectern.launcher.instance.InstanceFolder;
import org.lectern.launcher.instance.Java;
import org.lectern.launcher.instance.Jvm;
import org.lectern.launcher.instance.Listener;
import org.lectern.launcher.instance.Programs;
import org.lectern.launcher.instance.Readiness;
import org.lectern.launcher.instance.Readiness.Candidate;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.instance.ServerImage;
import org.lectern.launcher.instance.ServerProcess;
import org.lectern.launcher.instance.Trees;

/**
 * The archive of classes (application class data sharing) that halves the work of a start. It is made by starting a
 * master once and letting the JVM write down what it loaded.
 */
public final class ClassArchive {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration DUMP = Duration.ofMinutes(3);

    private final Home home;
    private final ServerImage image;

    private ClassArchive(Home home, ServerImage image) {
        this.home = home;
        this.image = image;
    }

    /** The archive for {@code home}'s server and this JVM. */
    public static ClassArchive of(Home home) {
        return new ClassArchive(home, ServerImage.of(home));
    }

    public boolean exists() {
        return Files.exists(image.archive());
    }

    public Path file() {
        return image.archive();
    }

    /** Makes the archive beside whatever else goes on, with the least share of the processors. */
    public void makeInBackground() {
        if (exists()) {
            return;
        }
        List<String> command = new ArrayList<>();
        Programs.find("nice").ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "19")));
        command.addAll(List.of(Java.program().toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dlectern.home=" + home.folder(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.lectern.launcher.Main", "archive"));
        ServerProcess.start(command, file().resolveSibling("archive.log"), "archive");
    }

    /** Makes the archive, unless it is there or being made. */
    public void make() {
        Path guardFile = file().resolveSibling("archive.lock");
        try (FileChannel guard = FileChannel.open(guardFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = guard.tryLock()) {
            if (lock != null && !exists()) {
                Path scratch = Files.createTempDirectory(file().getParent(), "archive-");
                try {
                    record(scratch);
                } finally {
                    Trees.delete(scratch);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(Path scratch) throws IOException {
        Path fresh = scratch.resolve("classes.jsa");
        Path folder = scratch.resolve("master");
        Map<String, String> settings = new Database.H2().settings(folder);
        Listener listener = new Listener(
                "127.0.0.1", "127.0.0.1", Ports.free("127.0.0.1", 1).get(0), "/");
        List<String> dump = List.of("-XX:ArchiveClassesAtExit=" + fresh, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        Jvm jvm = new Jvm(Role.MASTER.heap(), true, dump);
        InstanceFolder instance = new InstanceFolder(folder);
        instance.prepare(new Instance(Role.MASTER, folder, listener, jvm, settings), home, image);
        ServerProcess process = ServerProcess.java(instance);
        try {
            Candidate candidate = new Candidate("archive", listener.url(), process, instance.log());
            new Readiness().await(List.of(candidate), START, ready -> exercise(ready.url(), folder));
            process.terminate();
            if (process.awaitEnd(DUMP) && Files.exists(fresh)) {
                Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            process.kill();
        }
    }

    /** Walks the paths that every server walks, so that their classes are in the archive too. */
    private static void exercise(URI url, Path folder) {
        try {
            Path key = folder.resolve("admin-key");
            MasterClient master = new MasterClient(
                    url, Files.exists(key) ? Files.readString(key).strip() : "none");
            master.get("/meetings");
            master.get("/meetings/none/data");
            master.get("/sync/meetings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
