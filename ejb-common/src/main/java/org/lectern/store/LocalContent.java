package org.lectern.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.lectern.content.Digest;

/**
 * Content in a file of its own.
 *
 * @param file never changed while it is there
 * @param size in bytes
 */
public record LocalContent(Path file, Digest digest, long size) implements StoredContent {
    @Override
    public FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public Optional<Path> verifiedFile() {
        return Optional.of(file);
    }
}
