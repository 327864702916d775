package org.lectern.delivery.transfer;

import static org.lectern.delivery.transfer.Grizzly.type;
import static org.lectern.delivery.transfer.Reflected.call;
import static org.lectern.delivery.transfer.Reflected.handler;
import static org.lectern.delivery.transfer.Reflected.method;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection of Grizzly.
 *
 * <p>Seen on Payara Micro 6.2025.10, and each the reason for a method here: the queue of a connection has no limit, and
 * an HTTP/2 output is ready as long as the client's window is open, however full the connection is; neither an early
 * {@code AsyncContext.complete()} nor an exception out of a write listener ends a response that is short of its
 * {@code Content-Length}, so that the client waits on, and would take the next response on the connection for the rest;
 * a write listener is not always told that an HTTP/2 client has gone; the documented way to send a file never reaches
 * Grizzly from a servlet, and its own file transfer counts wrong on a connection that is kept.
 */
final class GrizzlyConnection implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(GrizzlyConnection.class.getName());

    /** Grizzly's {@code FilterChainContext} of the request. */
    private final Object context;
    /** Grizzly's {@code Connection}: the TCP connection. */
    private final Object connection;
    /** Grizzly's {@code Closeable}: the same in HTTP/1.1, the stream in HTTP/2. */
    private final Object closeable;
    /** Grizzly's {@code HttpResponsePacket}. */
    private final Object packet;

    private final Ways ways;
    private final boolean socketOpen;
    private final int queueLimit;

    private volatile @Nullable Object closeListener;

    /** The connection of {@code request}, through {@code grizzly}, the server's own request. */
    GrizzlyConnection(HttpServletRequest request, Object grizzly, Ways ways, int queueLimit)
            throws ReflectiveOperationException {
        this.ways = ways;
        this.queueLimit = queueLimit;
        context = call(grizzly, "getContext");
        connection = call(context, "getConnection");
        Object http = call(call(call(grizzly, "getRequest"), "getProcessingState"), "getHttpContext");
        closeable = call(http, "getCloseable");
        packet = call(call(grizzly, "getResponse"), "getResponse");
        socketOpen = !request.isSecure()
                && closeable == connection
                && "HTTP/1.1".equals(request.getProtocol())
                && ways.socket().isOpen();
    }

    /** Grizzly's own request behind {@code request}. */
    static Object behind(HttpServletRequest request) throws ReflectiveOperationException {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return Grizzly.request(inner);
    }

    /** A larger response than fits into the server's memory needs a bound there, if it goes through it. */
    @Override
    public void prepare(HttpServletResponse response) {
        try {
            if (!socketOpen) {
                method(connection, "setMaxAsyncWriteQueueSize", int.class).invoke(connection, queueLimit);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the queue of a connection stays without limit", e);
        }
    }

    @Override
    public boolean hasRoom(Runnable later) {
        try {
            if (closeable == connection || call(connection, "canWrite").equals(true)) {
                return true;
            }
            Class<?> type = type(connection, "WriteHandler");
            method(connection, "notifyCanWrite", type).invoke(connection, answering(type, "onWritePossible", later));
            return false;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the queue of a connection is not known", e);
            return true;
        }
    }

    @Override
    public boolean reachesSocket() {
        return socketOpen;
    }

    @Override
    public boolean toSocket(HttpServletResponse response, SocketWriter writer, Consumer<Optional<Throwable>> end)
            throws IOException {
        response.flushBuffer();
        try {
            if (call(packet, "isChunked").equals(true)) {
                return false;
            }
            Class<?> handler = type(connection, "CompletionHandler");
            method(context, "write", Object.class, handler)
                    .invoke(context, chunk(writer), handler(handler, ending(ways.socket(), end)));
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            ways.socket().failed(e);
            throw new IOException("the server does not take a writer for its socket", e);
        }
    }

    @Override
    public boolean goesInOneGo() {
        return closeable == connection && ways.oneGo().isOpen();
    }

    @Override
    public void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> end) throws IOException {
        try {
            Class<?> handler = type(connection, "CompletionHandler");
            Object buffer = Grizzly.buffer(call(context, "getMemoryManager"), bytes);
            Object builder = call(packet, "httpContentBuilder");
            method(builder, "content", type(connection, "Buffer")).invoke(builder, buffer);
            method(context, "write", Object.class, handler)
                    .invoke(context, call(builder, "build"), handler(handler, ending(ways.oneGo(), end)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            ways.oneGo().failed(e);
            throw new IOException("the server does not take an answer in one go", e);
        }
    }

    /**
     * A {@code FileChunk}: what Grizzly calls when a socket takes bytes. It says that it is external, which makes the
     * queue reserve a single byte for it, and reports that byte when it has done and none before: with real counts
     * Grizzly's queue goes below zero, its selector spins, and after 2 GiB on a connection the count wraps.
     */
    private Object chunk(SocketWriter writer) throws ClassNotFoundException {
        AtomicBoolean done = new AtomicBoolean();
        return handler(type(connection, "FileChunk"), (proxy, called, arguments) -> switch (called.getName()) {
            case "writeTo" -> {
                done.set(writer.writeTo((WritableByteChannel) arguments[0]));
                yield done.get() ? 1L : 0L;
            }
            case "hasRemaining" -> !done.get();
            case "remaining" -> done.get() ? 0 : 1;
            default -> true; // isExternal, release
        });
    }

    private static InvocationHandler ending(Way way, Consumer<Optional<Throwable>> end) {
        return (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "completed" -> end.accept(Optional.empty());
                case "failed" -> {
                    way.failed((Throwable) arguments[0]);
                    end.accept(Optional.of((Throwable) arguments[0]));
                }
                case "cancelled" -> end.accept(Optional.of(new IOException("cancelled by the server")));
                default -> {} // updated
            }
            return null;
        };
    }

    /** As if the selector had found that the socket takes more, on whose thread it is done. */
    @Override
    public void offerAgain() {
        try {
            Class<?> event = type(connection, "IOEvent");
            method(connection, "simulateIOEvent", event)
                    .invoke(connection, event.getField("WRITE").get(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a slow client may be taken for one that takes nothing", e);
        }
    }

    @Override
    public void whenClosed(Runnable action) {
        try {
            Class<?> type = type(connection, "CloseListener");
            Object listener = answering(type, "onClosed", action);
            closeListener = listener;
            for (Object closing : closings()) {
                method(closing, "addCloseListener", type).invoke(closing, listener);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "only the write listener will hear of a client that goes", e);
        }
    }

    @Override
    public void release() {
        Object listener = closeListener;
        if (listener == null) {
            return;
        }
        try {
            for (Object closing : closings()) {
                method(closing, "removeCloseListener", type(connection, "CloseListener"))
                        .invoke(closing, listener);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a connection remembers a download that has ended", e);
        }
    }

    private Set<Object> closings() {
        return Set.copyOf(List.of(connection, closeable));
    }

    /** At once: a connection that is merely closed waits for what its client does not take. */
    @Override
    public void cut() throws IOException {
        try {
            call(closeable, closeable == connection ? "terminateSilently" : "closeSilently");
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("a connection could not be cut", e);
        }
    }

    /** A handler that answers one of its methods, and none of the others. */
    private static Object answering(Class<?> type, String answered, Runnable action) {
        return handler(type, (proxy, called, arguments) -> {
            if (called.getName().equals(answered)) {
                action.run();
            }
            return null;
        });
    }
}
