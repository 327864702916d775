package org.lectern.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lectern.bench.sync.Relay;
import org.lectern.bench.sync.Weather;

/** The one cable between the nodes and their master: as fast, as reliable and as silent as a test wants it. */
final class Wire implements Weather, AutoCloseable {
    private final Relay relay;
    private final Random random = new Random(2);
    private final AtomicInteger cuts = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition talking = lock.newCondition();
    private boolean silent;
    private long bytesPerSecond;
    private int percentCut;
    private long freeAt;

    /** To a master that will listen on {@code port}. */
    Wire(int port) {
        relay = Relay.to(port, this);
    }

    /** What nodes are to take for their master. */
    URI url() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** Bytes so far, both ways and with headers. */
    long passed() {
        return relay.passed();
    }

    /** How many connections were cut so far. */
    int cuts() {
        return cuts.get();
    }

    /** As it is at first: what comes goes on at once. */
    void mend() {
        set(0, 0, false);
    }

    /** So many bytes a second from now on, for all connections together. */
    void limit(long rate) {
        set(rate, 0, false);
    }

    /** The same, and of the pieces of 16 KiB so many of a hundred cut their connection. */
    void limitAndCut(long rate, int percent) {
        set(rate, percent, false);
    }

    /** Keeps every byte until it is mended; connections stay open and can be made. */
    void silence() {
        set(0, 0, true);
    }

    private void set(long rate, int percent, boolean silence) {
        lock.lock();
        try {
            bytesPerSecond = rate;
            percentCut = percent;
            silent = silence;
            talking.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every connection that is open, as programs do. */
    void cutByClose() {
        cuts.incrementAndGet();
        relay.connections().forEach(Connection::close);
    }

    /** Ends every connection that is open, as kernels do. */
    void cutByReset() {
        cuts.incrementAndGet();
        relay.connections().forEach(Connection::reset);
    }

    @Override
    public void toServer(Connection connection, byte[] bytes, int count) throws IOException {
        pass(connection, 0);
    }

    @Override
    public void toClient(Connection connection, byte[] bytes, int count) throws IOException {
        pass(connection, count);
    }

    private void pass(Connection connection, int count) throws IOException {
        boolean cut;
        lock.lock();
        try {
            while (silent) {
                talking.await();
            }
            cut = percentCut > 0 && count > 0 && random.nextInt(100) < percentCut;
            wait(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
        if (cut) {
            cuts.incrementAndGet();
            connection.reset();
        }
    }

    /** Until these bytes have gone through a cable of the present width. */
    private void wait(int count) throws InterruptedException {
        if (bytesPerSecond > 0) {
            freeAt = Math.max(freeAt, System.nanoTime()) + count * 1_000_000_000L / bytesPerSecond;
            long nanos = freeAt - System.nanoTime();
            while (nanos > 0 && bytesPerSecond > 0) {
                nanos = talking.awaitNanos(nanos);
            }
        }
    }

    @Override
    public void close() {
        mend();
        relay.close();
    }
}
