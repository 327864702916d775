package org.lectern.content;

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
}
