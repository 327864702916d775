package org.lectern.delivery.transfer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** As much of Undertow, by its own names, as {@link UndertowConnection} asks for. */
final class FakeUndertow {
    final List<String> events = new ArrayList<>();
    final Sink sink = new Sink();
    final Deque<Runnable> tasks = new ArrayDeque<>();
    Optional<String> length = Optional.of("1");
    private boolean async;

    /** The server's own request. */
    interface Request extends HttpServletRequest {
        Exchange getExchange();
    }

    /** The server's own asynchronous context. */
    interface Context extends AsyncContext {
        void addAsyncTask(Runnable task);
    }

    /** What a channel calls. */
    interface Listener {
        void handleEvent(Object channel);
    }

    /** An exchange. */
    record Exchange(Closeable connection) {
        public Closeable getConnection() {
            return connection;
        }
    }

    /** Takes a listener. */
    final class Setter {
        public void set(Listener listener) {
            sink.listener = listener;
        }
    }

    HttpServletRequest request() {
        return fake(Request.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getExchange" -> new Exchange(() -> events.add("cut"));
            case "isSecure" -> false;
            case "getProtocol" -> "HTTP/1.1";
            case "isAsyncStarted" -> async;
            case "startAsync", "getAsyncContext" -> {
                async = true;
                yield context();
            }
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private AsyncContext context() {
        return fake(Context.class, (proxy, called, arguments) -> {
            tasks.add((Runnable) arguments[0]);
            return null;
        });
    }

    HttpServletResponse response(ServletOutputStream output) {
        return fake(HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getOutputStream" -> output;
            case "getHeader" -> length.orElse(null);
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    Output output() {
        return new Output();
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A channel that takes {@code room} bytes and then is full, and more after each {@link #drain}. */
    final class Sink implements WritableByteChannel {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        int room = Integer.MAX_VALUE;
        int flushesThatFail;
        boolean broken;
        private Listener listener = channel -> {};
        private boolean resumed;

        /** Makes room as long as the writer wants more. */
        void drain(int each) {
            while (resumed) {
                room = each;
                listener.handleEvent(this);
            }
        }

        public Setter getWriteSetter() {
            return new Setter();
        }

        public void resumeWrites() {
            resumed = true;
        }

        public void wakeupWrites() {
            resumed = true;
            listener.handleEvent(this);
        }

        public void suspendWrites() {
            resumed = false;
            events.add("suspended");
        }

        public boolean flush() {
            return flushesThatFail-- <= 0;
        }

        public long transferFrom(FileChannel file, long position, long count) throws IOException {
            if (broken) {
                throw new IOException("the client has gone");
            }
            long moved = file.transferTo(position, Math.min(count, room), Channels.newChannel(taken));
            room -= (int) moved;
            return moved;
        }

        @Override
        public int write(ByteBuffer bytes) {
            int count = Math.min(room, bytes.remaining());
            for (int i = 0; i < count; i++) {
                taken.write(bytes.get());
            }
            room -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    /** The server's own output. */
    final class Output extends ServletOutputStream {
        Object channel;

        void createChannel() {
            channel = sink;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) {
            throw new UnsupportedOperationException();
        }
    }
}
