package org.lectern.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.content.Digest;

/**
 * Content in a local folder: {@code sha256/ab/ab34…} by digest, {@code incoming/} for what is on its way, and
 * {@code damaged/ab34…} for what was found to be wrong.
 *
 * <p>Finding, receiving and removing cost the same however much is stored; {@link #sweep} walks everything.
 */
public final class LocalContentStore implements ContentStore {
    private static final int FOLDERS = 256;
    private static final int BUFFER = 256 << 10;

    private final Path folder;
    private final Path content;
    private final Path incoming;
    private final Path damaged;

    /** Held for writing while the sweep looks at a file's age and removes it, for reading while content is put there. */
    private final ReadWriteLock ages = new ReentrantReadWriteLock();

    /** Opens the store in {@code folder}, which is made if it is not there. */
    public LocalContentStore(Path folder) throws IOException {
        this.folder = folder;
        content = folder.resolve("sha256");
        incoming = folder.resolve("incoming");
        damaged = folder.resolve("damaged");
        Files.createDirectories(incoming);
        Files.createDirectories(damaged);
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
        return findLocal(digest).map(StoredContent.class::cast);
    }

    /** The same, with its file. */
    public Optional<LocalContent> findLocal(Digest digest) throws IOException {
        return stored(fileOf(digest), digest);
    }

    @Override
    public void remove(Digest digest) throws IOException {
        Files.deleteIfExists(fileOf(digest));
    }

    /**
     * Takes content that is damaged or gone out of sight. What is left of it stays for who would mend it, and it is listed
     * among the {@link #damaged} until the right bytes are committed or nobody needs it any more.
     */
    public void setAside(Digest digest) throws IOException {
        Path aside = damaged.resolve(digest.hex());
        try {
            DurableFiles.move(fileOf(digest), aside);
        } catch (NoSuchFileException e) {
            DurableFiles.write(aside, new byte[0]);
        }
    }

    /** What was set aside; costs a look at as many files. */
    public Set<Digest> damaged() throws IOException {
        try (Stream<Path> files = Files.list(damaged)) {
            return files.flatMap(file -> digestOf(file).stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What is left of content that was set aside; not to be trusted in any byte. */
    public Optional<StoredContent> leftOf(Digest digest) throws IOException {
        return stored(damaged.resolve(digest.hex()), digest).map(StoredContent.class::cast);
    }

    /** Whether content was set aside and is not mended yet. */
    public boolean isDamaged(Digest digest) {
        return Files.exists(damaged.resolve(digest.hex()));
    }

    /**
     * Opens what is left of content that was set aside, for who knows what belongs where in it.
     *
     * @throws NoSuchFileException if it was not set aside, or is mended
     */
    public FileChannel openLeft(Digest digest) throws IOException {
        return FileChannel.open(damaged.resolve(digest.hex()), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Puts content that was set aside back if it is right again: all of it is read once more, and it is on the disk before
     * it can be found.
     *
     * @param size how long it is
     * @return whether it was right
     */
    public boolean putBack(Digest digest, long size) throws IOException {
        try (FileChannel channel = openLeft(digest)) {
            channel.truncate(size);
            channel.force(true);
            if (channel.size() != size || !digestOf(channel).equals(digest)) {
                return false;
            }
        }
        accept(damaged.resolve(digest.hex()), digest, size);
        return true;
    }

    private static Digest digestOf(FileChannel channel) throws IOException {
        MessageDigest sha256 = Digest.newMessageDigest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer.clear()) >= 0) {
            sha256.update(buffer.flip());
        }
        return Digest.ofFinished(sha256);
    }

    /** A file beside the content, for whoever looks after it. */
    public Path file(String name) {
        return folder.resolve(name);
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
        Predicate<Path> unneeded =
                file -> digestOf(file).filter(needed.negate()).isPresent();
        int removed = sweep(incoming, before, file -> true) + sweep(damaged, before, unneeded);
        for (int i = 0; i < FOLDERS; i++) {
            removed += sweep(folder(i), before, unneeded);
        }
        return removed;
    }

    StoredContent accept(Path temporary, Digest digest, long size) throws IOException {
        Path file = fileOf(digest);
        // Content of the same digest is the same content: putting it there again only makes it young for the sweep.
        ages.readLock().lock();
        try {
            DurableFiles.move(temporary, file);
            Files.deleteIfExists(damaged.resolve(digest.hex()));
        } finally {
            ages.readLock().unlock();
        }
        return new LocalContent(file, digest, size);
    }

    private static Optional<LocalContent> stored(Path file, Digest digest) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new LocalContent(file, digest, attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
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
