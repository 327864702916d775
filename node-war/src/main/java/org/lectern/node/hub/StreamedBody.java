package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, read while it comes in; unlike the JDK's own stream, reading fails when the sender stalls.
 *
 * <p>One thread reads, the HTTP client's threads deliver. What came in and was not read waits in memory, so the body
 * must be of bounded length.
 */
final class StreamedBody extends InputStream {
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Duration patience;
    private final Runnable cancel;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    /**
     * An empty body.
     *
     * @param patience how long nothing may come
     * @param cancel breaks off the call
     */
    StreamedBody(Duration patience, Runnable cancel) {
        this.patience = patience;
        this.cancel = cancel;
    }

    /** Takes the next bytes, or the end when there are none. */
    void deliver(Optional<byte[]> bytes) {
        parts.add(new Part(bytes.map(ByteBuffer::wrap), Optional.empty()));
    }

    /** Takes the news that no more will come. */
    void fail(Throwable cause) {
        parts.add(new Part(Optional.empty(), Optional.of(cause)));
    }

    @Override
    public int read() throws IOException {
        return fill() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            cancel.run();
        }
        current = ByteBuffer.allocate(0);
    }

    private boolean fill() throws MasterUnreachable {
        while (!current.hasRemaining() && !ended) {
            Part part = await();
            if (part.failure().isPresent()) {
                throw new MasterUnreachable(
                        "the transfer broke: " + part.failure().get().getMessage(),
                        part.failure().get());
            }
            ended = part.bytes().isEmpty();
            current = part.bytes().orElseGet(() -> ByteBuffer.allocate(0));
        }
        return current.hasRemaining();
    }

    private Part await() throws MasterUnreachable {
        try {
            Part part = parts.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (part == null) {
                throw new MasterUnreachable("the transfer stalled for " + patience);
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MasterUnreachable("interrupted", e);
        }
    }

    /** Some bytes, a failure, or neither at the end. */
    private record Part(Optional<ByteBuffer> bytes, Optional<Throwable> failure) {}
}
