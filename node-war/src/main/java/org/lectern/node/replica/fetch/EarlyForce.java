package org.lectern.node.replica.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has helpers force a file to disk now and then while it is being written, so that little is left to be forced when it is
 * whole. Nothing depends on it. Safe for use by several threads; the monitor guards what is under way.
 */
final class EarlyForce implements Closeable {
    private static final System.Logger LOG = System.getLogger(EarlyForce.class.getName());

    /** So much is worth a helper's while. */
    private static final long WORTH = 16 << 20;

    private final FileChannel channel;
    private final Executor helpers;
    private long waiting;
    private boolean working;

    EarlyForce(FileChannel channel, Executor helpers) {
        this.channel = channel;
        this.helpers = helpers;
    }

    /** So many bytes more were written. */
    void written(int bytes) {
        synchronized (this) {
            waiting += bytes;
            if (working || waiting < WORTH) {
                return;
            }
            waiting = 0;
            working = true;
        }
        try {
            helpers.execute(this::force);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "this node is stopping", e);
            done();
        }
    }

    private void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "what is written is forced when it is whole", e);
        } finally {
            done();
        }
    }

    private synchronized void done() {
        working = false;
        notifyAll();
    }

    /** Waits for the helper that is at it. */
    @Override
    public synchronized void close() throws IOException {
        try {
            while (working) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a package was forced to disk");
        }
    }
}
