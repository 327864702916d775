package org.lectern.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lectern.content.Digest;

/**
 * Content in a local folder: {@code sha256/ab/ab34…} by digest, and {@code incoming/} for what is on its way.
 *
 * <p>Finding, receiving and removing cost the same however much is stored; {@link #sweep} walks everything.
 */
public final class LocalContentStore implements ContentStore {
    private final Path content;
    private final Path incoming;

    /** Opens the store in {@code folder}, which is made if it is not there. */
    public LocalContentStore(Path folder) throws IOException {
        content = folder.resolve("sha256");
        incoming = folder.resolve("incoming");
        Files.createDirectories(content);
        Files.createDirectories(incoming);
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
     * Removes content that is older than {@code grace} and that nobody needs, and what was left on its way.
     *
     * @param needed asked for every piece of content that is old enough
     * @return how many files were removed
     */
    public int sweep(Instant now, Duration grace, Predicate<Digest> needed) throws IOException {
        Instant before = now.minus(grace);
        int removed = 0;
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path file : (Iterable<Path>) left::iterator) {
                removed += isOlder(file, before) && Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        try (Stream<Path> stored = Files.walk(content, 2)) {
            for (Path file : (Iterable<Path>) stored.filter(Files::isRegularFile)::iterator) {
                boolean unneeded =
                        isOlder(file, before) && !needed.test(new Digest(String.valueOf(file.getFileName())));
                removed += unneeded && Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return removed;
    }

    StoredContent accept(Path temporary, Digest digest, long size) throws IOException {
        Path file = fileOf(digest);
        Path folder = content.resolve(digest.hex().substring(0, 2));
        if (!Files.isDirectory(folder)) {
            createFolder(folder);
        }
        // Content of the same digest is the same content: putting it there again only makes it young for the sweep.
        DurableFiles.move(temporary, file);
        return new LocalContent(file, digest, size);
    }

    private void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            DurableFiles.syncFolder(content);
        } catch (FileAlreadyExistsException e) {
            // Somebody else made it first.
            return;
        }
    }

    private Path fileOf(Digest digest) {
        return content.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
