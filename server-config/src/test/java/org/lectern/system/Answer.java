package org.lectern.system;

import java.util.Arrays;
import java.util.Map;
import org.lectern.content.Digest;

/**
 * A complete answer of a server: what it said to send and what came.
 *
 * @param tag the package that it named
 * @param offset where in the package it began
 * @param length how many bytes came
 * @param bytes their digest
 * @param whole whether it said to be all of the package
 */
record Answer(Digest tag, long offset, long length, Digest bytes, boolean whole) {
    static Answer whole(Digest tag, byte[] body) {
        return new Answer(tag, 0, body.length, Digest.of(body), true);
    }

    static Answer range(Digest tag, long offset, byte[] body) {
        return new Answer(tag, offset, body.length, Digest.of(body), false);
    }

    /** Whether these are the bytes of the one of {@code packages} that it named. */
    boolean isOf(Map<Digest, byte[]> packages) {
        byte[] all = packages.getOrDefault(tag, new byte[0]);
        if (offset + length > all.length || (whole && length != all.length)) {
            return false;
        }
        return Digest.of(Arrays.copyOfRange(all, (int) offset, (int) (offset + length)))
                .equals(bytes);
    }
}
