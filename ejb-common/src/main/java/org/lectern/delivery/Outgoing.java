package org.lectern.delivery;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The content of one response on its way out, from the first byte to an end that comes exactly once: by the transfer,
 * by the clock when it takes too long.
 *
 * <p>One thread at a time reads; any thread may end it, also during a read, which then fails.
 */
final class Outgoing {
    private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

    private final SeekableByteChannel channel;
    private final long length;
    private final AsyncContext async;
    private final ServerConnection connection;
    private final DeliveryListener listener;
    private final AtomicLong sent = new AtomicLong();
    private final CompletableFuture<DeliveryOutcome> end = new CompletableFuture<>();

    /**
     * Takes over an open channel that stands at the first byte to send.
     *
     * @param length how many bytes to send
     */
    Outgoing(
            SeekableByteChannel channel,
            long length,
            AsyncContext async,
            ServerConnection connection,
            DeliveryListener listener) {
        this.channel = channel;
        this.length = length;
        this.async = async;
        this.connection = connection;
        this.listener = listener;
    }

    /** Begins to watch: the response is cut when {@code timeout} is over or the client is gone before it has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // finish reports every failure itself
    void watch(Duration timeout) {
        end.completeOnTimeout(DeliveryOutcome.TIMED_OUT, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::finish);
        connection.whenClosed(() -> end.completeAsync(() -> DeliveryOutcome.ABORTED));
    }

    AsyncContext async() {
        return async;
    }

    /** Whether the connection has room; if not, {@code later} runs on a thread of the server's once it has. */
    boolean hasRoom(Runnable later) {
        return connection.hasRoom(() -> attempt("go on", () -> async.start(later)));
    }

    /** How many bytes are still to be sent. */
    long remaining() {
        return length - sent.get();
    }

    /**
     * Reads what comes next into {@code buffer}, from its start and never past the end of what is to be sent.
     *
     * @return the number of bytes, at least 0
     * @throws IOException if the content cannot be read, or is shorter than it was said to be
     */
    int read(ByteBuffer buffer) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), remaining()));
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("the content ends " + remaining() + " bytes too early");
        }
        return count;
    }

    /** Counts bytes that the server has taken. */
    void sent(int count) {
        sent.addAndGet(count);
    }

    /**
     * Ends the response.
     *
     * @return whether this call ended it; all but the first do nothing
     */
    boolean end(DeliveryOutcome outcome) {
        return end.complete(outcome);
    }

    /** Whether it has ended, by whomever. */
    boolean isEnded() {
        return end.isDone();
    }

    private void finish(DeliveryOutcome outcome) {
        attempt("close the content", channel::close);
        attempt("release the connection", connection::release);
        if (outcome != DeliveryOutcome.COMPLETE) {
            attempt("cut the connection", connection::cut);
        }
        attempt("complete the response", async::complete);
        attempt("report the end", () -> listener.finished(sent.get(), outcome));
    }

    /** One step of the end; its failure must not keep the next from being done. */
    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "could not " + what, e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
