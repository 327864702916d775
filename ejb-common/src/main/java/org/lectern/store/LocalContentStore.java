package org.lectern.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.lectern.content.Digest;

/**
 * Content in a local folder: {@code sha256/ab/ab34…} by digest, and {@code incoming/} for what is on its way.
 *
 * <p>Finding, receiving and removing cost the same however much is stored; {@link #sweep} walks everything.
 */
public final class LocalContentStore implements ContentStore {
    private static final int FOLDERS = 256;

    private final Path content;
    private final Path incoming;

    /** Held for writing while the sweep looks at a file's age and removes it, for reading while content is put there. */
    private final ReadWriteLock ages = new ReentrantReadWriteLock();

    /** Opens the store in {@code folder}, which is made if it is not there. */
    public LocalContentStore(Path folder) throws IOException {
        content = folder.resolve("sha256");
        incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectories(folder(i));
        }
        DurableFiles.syncFolder(content);
        DurableFiles.syncFolder(folder);
    }

    @Override
    public Incoming receive() throws IOException {
        return new LocalIncoming(this, incoming.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public Optional<StoredContent> find(Digest digest) throws IOException {
        Path file = fileOf(digest);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new LocalContent(file, digest, attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(Digest digest) throws IOException {
        Files.deleteIfExists(fileOf(digest));
    }

    /** Where temporary files of the store's own file system may be made. */
    public Path incoming() {
        return incoming;
    }

    /**
     * Removes content that is older than {@code grace} and that nobody needs, and what was left on its way. Files that
     * are not the store's own stay.
     *
     * @param needed asked for every piece of content that is old enough
     * @return how many files were removed
     */
    public int sweep(Instant now, Duration grace, Predicate<Digest> needed) throws IOException {
        Instant before = now.minus(grace);
        int removed = sweep(incoming, before, file -> true);
        for (int i = 0; i < FOLDERS; i++) {
            removed += sweep(
                    folder(i),
                    before,
                    file -> digestOf(file).filter(needed.negate()).isPresent());
        }
        return removed;
    }

    StoredContent accept(Path temporary, Digest digest, long size) throws IOException {
        Path file = fileOf(digest);
        // Content of the same digest is the same content: putting it there again only makes it young for the sweep.
        ages.readLock().lock();
        try {
            DurableFiles.move(temporary, file);
        } finally {
            ages.readLock().unlock();
        }
        return new LocalContent(file, digest, size);
    }

    private int sweep(Path folder, Instant before, Predicate<Path> unneeded) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                removed += isOlder(file, before) && unneeded.test(file) && removeOlder(file, before) ? 1 : 0;
            }
        }
        return removed;
    }

    private boolean removeOlder(Path file, Instant before) throws IOException {
        ages.writeLock().lock();
        try {
            return isOlder(file, before) && Files.deleteIfExists(file);
        } finally {
            ages.writeLock().unlock();
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(than);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path folder(int firstByte) {
        return content.resolve(HexFormat.of().toHexDigits((byte) firstByte));
    }

    private Path fileOf(Digest digest) {
        return content.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private static Optional<Digest> digestOf(Path file) {
        try {
            return Optional.of(new Digest(String.valueOf(file.getFileName())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
