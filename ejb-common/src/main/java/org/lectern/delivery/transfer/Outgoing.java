package org.lectern.delivery.transfer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.transfer.ServerConnection.SocketWriter;
import org.lectern.store.ContentBroken;

/**
 * The content of one response on its way out, from the first byte to an end that comes exactly once: by the transfer,
 * by the client who goes away, or by the watch when it takes too long.
 *
 * <p>One thread at a time reads; any thread may end it, also during a read, which then fails.
 */
public final class Outgoing {
    private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

    private final Source source;
    private final long length;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ServerConnection connection;
    private final Pace pace;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong rested = new AtomicLong();
    private final CompletableFuture<DeliveryOutcome> end = new CompletableFuture<>();
    private final Thread beginning = Thread.currentThread();
    private volatile @Nullable AsyncContext async;
    private volatile boolean followed;

    /**
     * Takes over an open source.
     *
     * @param length how many bytes it has
     */
    public Outgoing(Source source, long length, HttpServletRequest request, HttpServletResponse response, Route route) {
        this.source = source;
        this.length = length;
        this.request = request;
        this.response = response;
        this.connection = route.connection();
        this.pace = route.pace();
        this.async = request.isAsyncStarted() ? request.getAsyncContext() : null;
    }

    /**
     * By which way a response leaves.
     *
     * @param pace how fast it may be
     */
    public record Route(ServerConnection connection, Pace pace) {}

    /** Is told once that a response has ended, and how many bytes of it the server took. */
    public interface EndListener {
        /** Must not block. */
        void ended(long bytesSent, DeliveryOutcome outcome);
    }

    /**
     * Begins to wait for the end, on the thread of the request and after the transfer has started. A response that has
     * ended by then is finished at once; any other goes on without the thread, under {@code watch}, or fails if it cannot.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // finish reports every failure itself
    public void follow(Watch watch, EndListener listener) {
        followed = true;
        try {
            if (!end.isDone()) {
                goOnUnder(watch);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a download cannot go on without the thread of its request", e);
            end(DeliveryOutcome.FAILED);
        }
        end.thenAccept(outcome -> finish(outcome, listener));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // removing does not fail
    private void goOnUnder(Watch watch) {
        startAsync();
        watch.add(this);
        end.thenAccept(outcome -> watch.remove(this));
        connection.whenClosed(() -> endElsewhere(DeliveryOutcome.ABORTED));
    }

    /** Lets the response go on without the thread of its request. */
    AsyncContext startAsync() {
        AsyncContext context = async;
        if (context == null) {
            context = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
            context.setTimeout(0);
            async = context;
        }
        return context;
    }

    HttpServletResponse response() {
        return response;
    }

    /** Whether the connection has room; if not, {@code later} runs on a thread of the server's once it has. */
    boolean hasRoom(Runnable later) {
        return connection.hasRoom(() -> goOn(later));
    }

    /** Runs {@code later} on a thread of the server's that may be held up, after {@code wait}, which counts as rest. */
    void goOnAfter(Duration wait, Runnable later) {
        long begun = System.nanoTime();
        Executor delayed = CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
        delayed.execute(() -> goOn(() -> {
            rested.addAndGet(System.nanoTime() - begun);
            later.run();
        }));
    }

    /** For how many nanoseconds it was we who did not send: as much as the pace allowed had left. */
    long rested() {
        return rested.get();
    }

    /** As {@link ServerConnection#offerAgain}. */
    void offerAgain() {
        attempt("offer again", connection::offerAgain);
    }

    private void goOn(Runnable later) {
        if (!isEnded()) {
            attempt("go on", () -> startAsync().start(later));
        }
    }

    /** As {@link ServerConnection#toSocket}, with an end that may be told on a thread that must not be held up. */
    boolean toSocket(SocketWriter writer, Consumer<Optional<Throwable>> ended) throws IOException {
        return connection.toSocket(response, writer, ended);
    }

    /** As {@link ServerConnection#goesInOneGo}. */
    boolean goesInOneGo() {
        return connection.goesInOneGo();
    }

    /** As {@link ServerConnection#inOneGo}, with an end that may be told on a thread that must not be held up. */
    void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> ended) throws IOException {
        connection.inOneGo(bytes, ended);
    }

    /** How many bytes are still to be sent. */
    long remaining() {
        return length - sent.get();
    }

    /** How many bytes were sent. */
    long sent() {
        return sent.get();
    }

    /** How fast it may be. */
    Pace pace() {
        return pace;
    }

    /**
     * Reads what comes next into {@code buffer}, never past the end of what is to be sent.
     *
     * @return the number of bytes, at least 0
     * @throws IOException if the content cannot be read, or is shorter than it was said to be
     */
    int read(ByteBuffer buffer) throws IOException {
        buffer.limit((int) Math.min(buffer.limit(), buffer.position() + remaining()));
        int count = source.read(buffer);
        if (count < 0) {
            throw new ContentBroken("the content ends " + remaining() + " bytes too early");
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

    /** The same by way of {@code buffer}, which is empty. */
    long copyTo(WritableByteChannel socket, ByteBuffer buffer) throws IOException {
        long count = source.copyTo(socket, buffer);
        sent.addAndGet(count);
        return count;
    }

    /** Whether the bytes can go into the socket itself. */
    boolean reachesSocket() {
        return source.isDirect() && connection.reachesSocket();
    }

    /** How many bytes the whole answer has. */
    long length() {
        return length;
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

    /** Ends the response from a thread that must not be held up. */
    void endElsewhere(DeliveryOutcome outcome) {
        if (Thread.currentThread() == beginning && !followed) {
            end.complete(outcome); // still the request's own thread, which finishes in follow
        } else {
            end.completeAsync(() -> outcome);
        }
    }

    /** Whether it has ended, by whomever. */
    boolean isEnded() {
        return end.isDone();
    }

    private void finish(DeliveryOutcome outcome, EndListener listener) {
        attempt("close the content", source::close);
        attempt("release the connection", connection::release);
        if (outcome != DeliveryOutcome.COMPLETE) {
            attempt("cut the connection", connection::cut);
        }
        AsyncContext context = async;
        if (context != null) {
            attempt("complete the response", context::complete);
        }
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

    private interface Step {
        void run() throws IOException;
    }
}
