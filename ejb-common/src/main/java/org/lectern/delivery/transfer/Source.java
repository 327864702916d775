package org.lectern.delivery.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** The open bytes of one body, read once from its start to its end by one thread at a time. Any thread may close it. */
public interface Source extends Closeable {
    /**
     * Reads what comes next.
     *
     * @return how many bytes, at least 0, or -1 at the end
     * @throws IOException if the bytes cannot be read, or are fewer than the body said
     */
    int read(ByteBuffer into) throws IOException;

    /** Whether {@link #transferTo} and {@link #copyTo} can be used. */
    boolean isDirect();

    /**
     * Moves what comes next into a socket that does not block.
     *
     * @param most how many bytes at most, at least 1
     * @return how many bytes it took, 0 when it is full or at the end
     * @throws IOException as {@link #read}, or if the socket is broken
     */
    long transferTo(WritableByteChannel socket, long most) throws IOException;

    /**
     * The same by way of {@code buffer}, which is empty and limits how much; what it holds afterwards does not matter.
     */
    long copyTo(WritableByteChannel socket, ByteBuffer buffer) throws IOException;
}
