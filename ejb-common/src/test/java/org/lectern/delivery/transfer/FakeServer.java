package org.lectern.delivery.transfer;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Loads the types of a server that looks like Grizzly's inside Payara. Only declared: nothing of it can run. */
final class FakeServer extends ClassLoader {
    private final Map<String, Class<?>> types = new TreeMap<>(Map.ofEntries(
            Map.entry("org.apache.catalina.connector.RequestFacade", RequestFacade.class),
            Map.entry("org.glassfish.grizzly.http.server.Request", Request.class),
            Map.entry("org.glassfish.grizzly.http.server.Response", Response.class),
            Map.entry("org.glassfish.grizzly.CloseListener", CloseListener.class),
            Map.entry("org.glassfish.grizzly.WriteHandler", WriteHandler.class),
            Map.entry("org.glassfish.grizzly.CompletionHandler", CompletionHandler.class),
            Map.entry("org.glassfish.grizzly.FileChunk", FileChunk.class),
            Map.entry("org.glassfish.grizzly.IOEvent", IOEvent.class),
            Map.entry("org.glassfish.grizzly.Buffer", Buffer.class),
            Map.entry("org.glassfish.grizzly.memory.MemoryManager", MemoryManager.class),
            Map.entry("org.glassfish.grizzly.memory.Buffers", Buffers.class)));

    FakeServer() {
        super(null);
    }

    /** The same server with another type in the place of this one. */
    FakeServer with(String name, Class<?> type) {
        types.put(name, type);
        return this;
    }

    /** The same server without a type. */
    FakeServer without(String name) {
        types.remove(name);
        return this;
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new ClassNotFoundException(name);
        }
        return type;
    }

    static class RequestFacade {
        CatalinaRequest request = () -> {
            throw new UnsupportedOperationException();
        };
    }

    interface CatalinaRequest {
        Request getCoyoteRequest();
    }

    interface Request {
        Context getContext();

        RequestPacket getRequest();

        Response getResponse();
    }

    interface Response {
        Packet getResponse();
    }

    interface RequestPacket {
        ProcessingState getProcessingState();
    }

    interface ProcessingState {
        HttpContext getHttpContext();
    }

    interface HttpContext {
        Closeable getCloseable();
    }

    interface Closeable {
        void addCloseListener(CloseListener listener);

        boolean removeCloseListener(CloseListener listener);

        void terminateSilently();

        void closeSilently();
    }

    interface Connection extends Closeable {
        void setMaxAsyncWriteQueueSize(int size);

        boolean canWrite();

        void simulateIOEvent(IOEvent event);

        void notifyCanWrite(WriteHandler handler);
    }

    interface Context {
        Connection getConnection();

        MemoryManager getMemoryManager();

        void write(Object message, CompletionHandler handler);
    }

    interface Packet {
        boolean isChunked();

        Builder httpContentBuilder();
    }

    interface Builder {
        Builder content(Buffer buffer);

        Object build();
    }

    enum IOEvent {
        READ,
        WRITE
    }

    interface CloseListener {
        void onClosed(Closeable closeable, Type type);
    }

    interface WriteHandler {
        void onWritePossible();
    }

    interface CompletionHandler {
        void cancelled();

        void failed(Throwable failure);

        void completed(Object result);
    }

    interface FileChunk {
        long writeTo(WritableByteChannel channel);

        boolean hasRemaining();

        int remaining();

        boolean isExternal();

        boolean release();
    }

    interface Buffer {}

    interface MemoryManager {}

    static final class Buffers {
        private Buffers() {}

        public static Buffer wrap(MemoryManager memory, ByteBuffer bytes) {
            Objects.requireNonNull(memory);
            throw new UnsupportedOperationException(bytes.toString());
        }
    }
}
