package org.lectern.delivery.request;

/**
 * A part of some content, from its first to its last byte.
 *
 * @param first position of the first byte, counted from 0
 * @param last position of the last byte, which belongs to the range
 */
public record ByteRange(long first, long last) {
    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no range: " + first + "-" + last);
        }
    }

    /** How many bytes the range has, at least one. */
    public long length() {
        return last - first + 1;
    }

    /** The {@code Content-Range} of a 206 (RFC 9110 §14.4) out of {@code size} bytes. */
    public String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
