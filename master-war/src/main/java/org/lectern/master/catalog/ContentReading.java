package org.lectern.master.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

/** Reads content bit by bit and tells in the end whether it is what its digest says. For one thread. */
final class ContentReading implements Closeable {
    private static final int BUFFER = 256 << 10;

    private final Digest expected;
    private final SeekableByteChannel channel;
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private boolean finished;

    ContentReading(StoredContent content) throws IOException {
        expected = content.digest();
        channel = content.open();
    }

    /** Whether content is right, read in one go. */
    static boolean isWhole(StoredContent content) throws IOException {
        try (ContentReading reading = new ContentReading(content)) {
            while (!reading.isFinished()) {
                reading.read(Long.MAX_VALUE);
            }
            return reading.isRight();
        }
    }

    Digest digest() {
        return expected;
    }

    /** Reads {@code most} bytes or a little more; answers how many. */
    long read(long most) throws IOException {
        long done = 0;
        while (done < most && !finished) {
            int n = channel.read(buffer.clear());
            finished = n < 0;
            done += Math.max(0, n);
            sha256.update(buffer.flip());
        }
        return done;
    }

    boolean isFinished() {
        return finished;
    }

    /** To be asked once, at the end. */
    boolean isRight() {
        return Digest.ofFinished(sha256).equals(expected);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
