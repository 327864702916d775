package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;

/**
 * Reads a file back from its start, once, while its chunks are still being written, and takes the digest of what lies in
 * it. Safe for use by several threads; the lock guards how far it has come, and one thread reads at a time.
 */
final class ReadBack {
    private final FileChannel channel;
    private final List<Chunk> chunks;
    private final ReentrantLock lock = new ReentrantLock();
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private int next;

    ReadBack(FileChannel channel, List<Chunk> chunks) {
        this.channel = channel;
        this.chunks = chunks;
    }

    /** Reads on as far as chunks are written without a gap; at once back if another thread does. */
    void follow(Predicate<Chunk> written) throws IOException {
        if (lock.tryLock()) {
            try {
                while (next < chunks.size() && written.test(chunks.get(next))) {
                    sha256.update(chunks.get(next).read(channel));
                    next++;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Reads the rest; nothing may be written any more. Called once. */
    Digest finish() throws IOException {
        follow(chunk -> true);
        return Digest.ofFinished(sha256);
    }
}
