package org.lectern.node.replica.shelf;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.store.DurableFiles;
import org.lectern.store.verified.Fingerprint;

/**
 * The one door to the node's folder: every change of it is a method here, and each either happened or did not.
 *
 * <p>Callers see to it that no two threads work on the same package.
 */
public class Shelf {
    private static final System.Logger LOG = System.getLogger(Shelf.class.getName());

    private final Path root;
    private final Path active;
    private final Path fetching;
    private final Path trash;
    private final FileStore disk;

    /** Opens the folder, which is made if it is not there, and clears what a kill left half deleted or written. */
    public Shelf(Path root) throws IOException {
        this.root = root;
        active = Files.createDirectories(root.resolve("active"));
        fetching = Files.createDirectories(root.resolve("fetching"));
        trash = Files.createDirectories(root.resolve("trash"));
        Files.createDirectories(root.resolve("meetings"));
        disk = Files.getFileStore(root);
        deleteInside(trash);
        deleteTemporary(root);
        deleteTemporary(root.resolve("meetings"));
    }

    /** The folder of an active package. */
    public PackageFolder active(Digest digest) {
        return new PackageFolder(active.resolve(digest.hex()), digest);
    }

    /** The folder of a package that is not whole yet. */
    public PackageFolder fetching(Digest digest) {
        return new PackageFolder(fetching.resolve(digest.hex()), digest);
    }

    /** The active packages, as the folder says. */
    public List<Digest> listActive() throws IOException {
        return list(active);
    }

    /** The packages that are not whole yet. */
    public List<Digest> listFetching() throws IOException {
        return list(fetching);
    }

    /** The files in {@code meetings/}. */
    public List<Path> listMeetings() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("meetings"))) {
            return files.sorted().toList();
        }
    }

    /** A file of the node's own. */
    public Path file(String name) {
        return root.resolve(name);
    }

    /** How many bytes the disk still takes. */
    public long free() throws IOException {
        return disk.getUsableSpace();
    }

    /** Puts a file of the node's own in the place of what was there. */
    public void write(Path file, byte[] bytes) throws IOException {
        DurableFiles.write(file, bytes);
    }

    /** Removes a file of the node's own. */
    public void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            DurableFiles.syncFolder(root.resolve("meetings"));
        }
    }

    /** Begins, or goes on with, a package. */
    public FileChannel begin(Digest digest, String signedManifest) throws IOException {
        PackageFolder folder = fetching(digest);
        if (!Files.isDirectory(folder.folder())) {
            Files.createDirectory(folder.folder());
            DurableFiles.syncFolder(fetching);
        }
        deleteTemporary(folder.folder());
        DurableFiles.write(folder.manifest(), signedManifest.getBytes(StandardCharsets.US_ASCII));
        return FileChannel.open(
                folder.content(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Writes verified bytes into a package that is not whole yet. */
    public void put(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Makes the bytes of a whole package durable and records what its file looks like. */
    public void seal(Digest digest, FileChannel channel) throws IOException {
        channel.force(true);
        PackageFolder folder = fetching(digest);
        String seal = Fingerprint.of(folder.content()).toSeal();
        DurableFiles.write(folder.seal(), seal.getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes a sealed package active: the moment from which it is there. */
    public void activate(Digest digest) throws IOException {
        discard(active(digest));
        DurableFiles.move(fetching(digest).folder(), active(digest).folder());
    }

    /** Whether the file of an active package still looks as it did when it was sealed. */
    public boolean isSealed(Digest digest) throws IOException {
        PackageFolder folder = active(digest);
        try {
            return Fingerprint.of(folder.content()).toSeal().equals(Files.readString(folder.seal()));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Takes an active package back among those that are not whole, so that its good chunks are kept. */
    public void demote(Digest digest) throws IOException {
        if (Files.isDirectory(active(digest).folder())) {
            discard(fetching(digest));
            DurableFiles.move(active(digest).folder(), fetching(digest).folder());
        }
    }

    /** How many bytes the package in a folder takes so far. */
    public long size(PackageFolder folder) throws IOException {
        try {
            return Files.size(folder.content());
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Removes a package for good, also should the power fail; those who read it read on. */
    public void discard(PackageFolder folder) throws IOException {
        if (Files.isDirectory(folder.folder())) {
            Path doomed = trash.resolve(UUID.randomUUID().toString());
            DurableFiles.move(folder.folder(), doomed);
            deleteTree(doomed);
            DurableFiles.syncFolder(trash);
        }
    }

    private static List<Digest> list(Path folder) throws IOException {
        List<Digest> digests = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries.sorted()::iterator) {
                try {
                    digests.add(new Digest(String.valueOf(entry.getFileName())));
                } catch (IllegalArgumentException notOurs) {
                    LOG.log(Level.DEBUG, "left alone: {0}", entry);
                }
            }
        }
        return digests;
    }

    private static void deleteTemporary(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".tmp")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void deleteInside(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                deleteTree(entry);
            }
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
