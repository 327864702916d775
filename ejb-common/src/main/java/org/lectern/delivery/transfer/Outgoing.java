package org.lectern.delivery.transfer;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
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
public final class Outgoing {
    private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

    private final Source source;
    private final long length;
    private final AsyncContext async;
    private final ServerConnection connection;
    private final EndListener listener;
    private final AtomicLong sent = new AtomicLong();
    private final CompletableFuture<DeliveryOutcome> end = new CompletableFuture<>();

    /**
     * Takes over an open source.
     *
     * @param length how many bytes it has
     */
    public Outgoing(Source source, long length, AsyncContext async, ServerConnection connection, EndListener listener) {
        this.source = source;
        this.length = length;
        this.async = async;
        this.connection = connection;
        this.listener = listener;
    }

    /** Begins to watch: the response is cut when {@code timeout} is over or the client is gone before it has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // finish reports every failure itself
    public void watch(Duration timeout) {
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
        int count = source.read(buffer);
        if (count < 0) {
            throw new IOException("the content ends " + remaining() + " bytes too early");
        }
        return count;
    }

    /**
     * Moves what comes next into the socket, and counts it.
     *
     * @return how many bytes it took, 0 when it is full
     */
    long moveTo(WritableByteChannel socket, long most) throws IOException {
        long count = source.transferTo(socket, Math.min(most, remaining()));
        sent.addAndGet(count);
        return count;
    }

    /** Whether {@link #moveTo} spares the copy through the JVM's memory. */
    boolean isDirect() {
        return source.isDirect();
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
    public boolean end(DeliveryOutcome outcome) {
        return end.complete(outcome);
    }

    /** Whether it has ended, by whomever. */
    boolean isEnded() {
        return end.isDone();
    }

    private void finish(DeliveryOutcome outcome) {
        attempt("close the content", source::close);
        attempt("release the connection", connection::release);
        if (outcome != DeliveryOutcome.COMPLETE) {
            attempt("cut the connection", connection::cut);
        }
        attempt("complete the response", async::complete);
        attempt("report the end", () -> listener.ended(sent.get(), outcome));
    }

    /** One step of the end; its failure must not keep the next from being done. */
    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "could not " + what, e);
        }
    }

    /** Is told once that a response has ended, and how many bytes of it the server took. */
    public interface EndListener {
        /** Must not block. */
        void ended(long bytesSent, DeliveryOutcome outcome);
    }

    private interface Step {
        void run() throws IOException;
    }
}
