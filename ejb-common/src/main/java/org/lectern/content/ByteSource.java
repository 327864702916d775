package org.lectern.content;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their start, more than once. */
@FunctionalInterface
public interface ByteSource {
    /**
     * Opens the bytes; the caller closes the stream.
     *
     * @throws IOException if they cannot be reached
     */
    InputStream open() throws IOException;
}
