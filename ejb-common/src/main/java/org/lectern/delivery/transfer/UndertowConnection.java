package org.lectern.delivery.transfer;

import static org.lectern.delivery.transfer.Reflected.call;
import static org.lectern.delivery.transfer.Reflected.handler;
import static org.lectern.delivery.transfer.Reflected.method;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection of Undertow, the HTTP server inside WildFly and JBoss EAP. Reached by reflection only: nothing of it is
 * on the compile path.
 *
 * <p>The response's channel is written to as Undertow's own servlet output does it: it holds the response to its
 * {@code Content-Length}, sends the headers with the first bytes, and hands a file to the kernel. As the code of
 * Undertow 2.3.23 (WildFly 39) shows: as long as the headers have not left, its channel reads a file from wherever the
 * file's own position is, whatever it was told, so they are flushed first; writes that are resumed while the request is
 * still being handled are refused, so they wait in the asynchronous context's own queue until then.
 */
final class UndertowConnection implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(UndertowConnection.class.getName());

    private final HttpServletRequest request;
    private final Closeable connection;
    private final boolean plain;
    private volatile Runnable offer = () -> {};

    /**
     * The connection of {@code request}.
     *
     * @throws ReflectiveOperationException if the server is another version, or another one
     */
    UndertowConnection(HttpServletRequest request) throws ReflectiveOperationException {
        this.request = request;
        connection = (Closeable) call(call(behind(request), "getExchange"), "getConnection");
        plain = !request.isSecure() && "HTTP/1.1".equals(request.getProtocol());
    }

    /** Whether the server of {@code request} is Undertow. */
    static boolean isBehind(HttpServletRequest request) {
        return behind(request).getClass().getName().startsWith("io.undertow.");
    }

    private static ServletRequest behind(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    @Override
    public void prepare(HttpServletResponse response) {
        // The channel takes no more than the socket does.
    }

    @Override
    public boolean hasRoom(Runnable later) {
        return true;
    }

    @Override
    public boolean reachesSocket() {
        return plain;
    }

    @Override
    public boolean toSocket(HttpServletResponse response, SocketWriter writer, Consumer<Optional<Throwable>> end)
            throws IOException {
        try {
            Optional<WritableByteChannel> channel = channel(response);
            if (channel.isEmpty()) {
                return false;
            }
            Sending sending = new Sending(channel.get(), writer, end);
            offer = sending::wakeUp;
            sending.begin(request);
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IOException("the server does not take a writer for its channel", e);
        }
    }

    /** The channel of the response's own output; none if somebody stands between, or the length is open. */
    private static Optional<WritableByteChannel> channel(HttpServletResponse response) throws IOException {
        Object output = response.getOutputStream();
        if (response.getHeader("Content-Length") == null || !Reflected.hasField(output, "channel")) {
            return Optional.empty();
        }
        try {
            if (Reflected.field(output, "channel").isEmpty()) {
                Reflected.callOwn(output, "createChannel");
            }
            return Reflected.field(output, "channel").map(WritableByteChannel.class::cast);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the channel of a response is not known", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean goesInOneGo() {
        return false;
    }

    @Override
    public void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> end) {
        throw new UnsupportedOperationException("the channel sends headers and first bytes in one go by itself");
    }

    @Override
    public void offerAgain() {
        offer.run();
    }

    @Override
    public void whenClosed(Runnable action) {
        // The next write hears of it, or else the clock ends the response.
    }

    @Override
    public void release() {
        // There is nothing to forget.
    }

    @Override
    public void cut() throws IOException {
        connection.close();
    }

    /** What a writer writes into: the channel, which can take a file as well. One thread at a time uses it. */
    private static final class Sending implements FileTaker {
        /** Undertow's {@code StreamSinkChannel}. */
        private final WritableByteChannel channel;

        private final SocketWriter writer;
        private final Consumer<Optional<Throwable>> end;
        private boolean headersLeft;
        private volatile boolean waiting;

        Sending(WritableByteChannel channel, SocketWriter writer, Consumer<Optional<Throwable>> end) {
            this.channel = channel;
            this.writer = writer;
            this.end = end;
        }

        /** Writes at once, and whenever the channel takes more once the request is handled. */
        void begin(HttpServletRequest request) throws ReflectiveOperationException {
            if (!write()) {
                AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
                method(async, "addAsyncTask", Runnable.class).invoke(async, (Runnable) this::resume);
            }
        }

        private void resume() {
            try {
                Object setter = call(channel, "getWriteSetter");
                Method set = Reflected.only(setter, "set");
                Class<?> listener = set.getParameterTypes()[0];
                set.invoke(setter, handler(listener, (proxy, called, arguments) -> {
                    if (!waiting || write()) {
                        call(channel, "suspendWrites");
                    }
                    return null;
                }));
                waiting = true;
                call(channel, "resumeWrites");
            } catch (ReflectiveOperationException | RuntimeException e) {
                end.accept(Optional.of(e));
            }
        }

        /** Has the channel's own thread write, if the channel waits for its client. */
        void wakeUp() {
            try {
                if (waiting) {
                    call(channel, "wakeupWrites");
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.log(Level.DEBUG, "a slow client may be taken for one that takes nothing", e);
            }
        }

        /** Writes what the channel takes now; answers whether that was the end, which is told then. */
        private boolean write() {
            Optional<Throwable> failure = Optional.empty();
            try {
                if (!writer.writeTo(this)) {
                    return false;
                }
            } catch (IOException | RuntimeException e) {
                failure = Optional.of(e);
            }
            waiting = false;
            end.accept(failure);
            return true;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public long take(FileChannel file, long position, long count) throws IOException {
            try {
                if (!headersLeft) {
                    headersLeft = call(channel, "flush").equals(true);
                }
                return headersLeft
                        ? (long) method(channel, "transferFrom", FileChannel.class, long.class, long.class)
                                .invoke(channel, file, position, count)
                        : 0;
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IOException("the server does not take a file", e);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
