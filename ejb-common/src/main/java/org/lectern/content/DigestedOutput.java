package org.lectern.content;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Bytes on their way to a place that computes the digest of what it receives, so that nobody else need. */
public abstract class DigestedOutput extends OutputStream {
    /** The digest of all that was written; from then on nothing more can be. */
    public abstract Digest digest();

    /** Computes the digest of what passes on its way to {@code out}. Closing it leaves {@code out} open. */
    static DigestedOutput over(OutputStream out) {
        MessageDigest sha256 = Digest.newMessageDigest();
        return new DigestedOutput() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                out.write(bytes, offset, count);
                sha256.update(bytes, offset, count);
            }

            @Override
            public Digest digest() {
                return Digest.ofFinished(sha256);
            }
        };
    }
}
