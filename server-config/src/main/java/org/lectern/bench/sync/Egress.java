package org.lectern.bench.sync;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A server's line that takes so many bytes a second, all clients together, and counts them. Safe for use by several
 * threads; the monitor guards when it is free.
 */
public final class Egress implements Weather {
    private static final double NANOS = 1e9;

    private final double nanosPerByte;
    private final AtomicLong sent = new AtomicLong();
    private long freeAt = System.nanoTime();

    /** A line of {@code rate} bytes a second. */
    public Egress(long rate) {
        nanosPerByte = NANOS / rate;
    }

    /** Bytes so far. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void toClient(Connection connection, byte[] bytes, int count) {
        sent.addAndGet(count);
        pass(count);
    }

    /** Returns when {@code count} bytes have passed, behind those of others. */
    void pass(int count) {
        long until = reserve(count);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized long reserve(int count) {
        freeAt = Math.max(freeAt, System.nanoTime()) + (long) (count * nanosPerByte);
        return freeAt;
    }
}
