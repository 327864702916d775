package org.lectern.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A content-defined piece of a package: the unit of sync and repair.
 *
 * @param offset where it begins in the package, in bytes
 * @param length how long it is: 1 to {@link Chunker#MAX_LENGTH} bytes
 * @param digest the digest of its bytes
 */
public record Chunk(long offset, int length, Digest digest) {
    public Chunk {
        if (offset < 0 || length < 1 || length > Chunker.MAX_LENGTH) {
            throw new IllegalArgumentException("a chunk has 1 to " + Chunker.MAX_LENGTH
                    + " bytes at an offset of 0 or more, not " + length + " at " + offset);
        }
    }

    /** Where the next chunk begins. */
    public long end() {
        return offset + length;
    }

    /** Reads what lies where it belongs in a package's file; past the end of the file that is zeros. */
    public byte[] read(FileChannel channel) throws IOException {
        return read(channel, offset, length);
    }

    /** Reads {@code length} bytes; past the end of the file they are zeros. */
    public static byte[] read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, offset + bytes.position());
        }
        return bytes.array();
    }
}
