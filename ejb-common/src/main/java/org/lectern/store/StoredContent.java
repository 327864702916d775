package org.lectern.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.lectern.content.Digest;

/** Some immutable bytes in a store. */
public interface StoredContent {
    Digest digest();

    /** How many bytes there are. */
    long size();

    /**
     * Opens the bytes for reading from the start. A local store answers a {@link java.nio.channels.FileChannel}.
     *
     * @throws IOException if the bytes cannot be reached, or are gone
     */
    SeekableByteChannel open() throws IOException;

    /**
     * A file that holds exactly these bytes, now checked, for somebody who reads it without us; empty if there is none.
     *
     * @throws IOException as {@link #open}, or if the bytes are wrong
     */
    default Optional<Path> verifiedFile() throws IOException {
        return Optional.empty();
    }
}
