package org.lectern.delivery.transfer;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * The ways past the servlet API that the server has. Looked up as a whole before the first request: each class, field
 * and method that {@link GrizzlyConnection} will use on them, through the types that the server declares.
 *
 * @param connection to the connection of a request: whether its client has gone, how full it is, and to break it off;
 *     the other ways begin there
 * @param socket into the socket itself
 * @param oneGo headers and content in one write
 */
record Ways(Way connection, Way socket, Way oneGo) {
    /** The ways of the server whose classes {@code server} can load. */
    static Ways of(ClassLoader server) {
        Parts parts = new Parts(server);
        Optional<String> connection = missing(parts::connection);
        return new Ways(
                new Way("the connection of Grizzly", connection, System::nanoTime),
                new Way("its socket", connection.or(() -> missing(parts::socket)), System::nanoTime),
                new Way("its write in one go", connection.or(() -> missing(parts::oneGo)), System::nanoTime));
    }

    /** Whether the server that loads with {@code server} has Grizzly in it. */
    static boolean isGrizzly(ClassLoader server) {
        return missing(() -> server.loadClass(Grizzly.PACKAGE + "http.server.Request"))
                .isEmpty();
    }

    /** For the log. */
    @Override
    public String toString() {
        return connection + ", " + socket + ", " + oneGo;
    }

    private static Optional<String> missing(Lookup lookup) {
        try {
            lookup.run();
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Optional.of(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
        }
    }

    /** Finds parts, and throws where there is none. */
    private interface Lookup {
        void run() throws ReflectiveOperationException;
    }

    /** What each way is made of. */
    private record Parts(ClassLoader server) {
        void connection() throws ReflectiveOperationException {
            Class<?> facade = server.loadClass("org.apache.catalina.connector.RequestFacade");
            Field behind = Grizzly.requestField(facade)
                    .orElseThrow(() -> new NoSuchFieldException(facade.getName() + ".request"));
            Class<?> request = result(behind.getType(), "getCoyoteRequest");
            Class<?> connection = result(result(request, "getContext"), "getConnection");
            Class<?> http = result(result(result(request, "getRequest"), "getProcessingState"), "getHttpContext");
            result(result(request, "getResponse"), "getResponse");
            Class<?> closeListener = answering("CloseListener", "onClosed");
            for (Class<?> closing : new Class<?>[] {connection, result(http, "getCloseable")}) {
                closing.getMethod("addCloseListener", closeListener);
                closing.getMethod("removeCloseListener", closeListener);
                closing.getMethod("terminateSilently");
                closing.getMethod("closeSilently");
            }
            connection.getMethod("setMaxAsyncWriteQueueSize", int.class);
            Field writable = type("IOEvent").getField("WRITE");
            connection.getMethod("simulateIOEvent", writable.getType());
            connection.getMethod("canWrite");
            connection.getMethod("notifyCanWrite", answering("WriteHandler", "onWritePossible"));
        }

        void socket() throws ReflectiveOperationException {
            Class<?> chunk = answering("FileChunk", "hasRemaining", "remaining", "isExternal", "release");
            chunk.getMethod("writeTo", WritableByteChannel.class);
            result(packet(), "isChunked");
            write();
        }

        void oneGo() throws ReflectiveOperationException {
            Class<?> memory = type("memory.MemoryManager");
            context().getMethod("getMemoryManager");
            type("memory.Buffers").getMethod("wrap", memory, ByteBuffer.class);
            Class<?> builder = result(packet(), "httpContentBuilder");
            builder.getMethod("content", type("Buffer"));
            builder.getMethod("build");
            write();
        }

        private void write() throws ReflectiveOperationException {
            Class<?> handler = answering("CompletionHandler", "cancelled");
            handler.getMethod("failed", Throwable.class);
            handler.getMethod("completed", Object.class);
            context().getMethod("write", Object.class, handler);
        }

        private Class<?> context() throws ReflectiveOperationException {
            return result(type("http.server.Request"), "getContext");
        }

        private Class<?> packet() throws ReflectiveOperationException {
            return result(type("http.server.Response"), "getResponse");
        }

        private Class<?> type(String name) throws ClassNotFoundException {
            return server.loadClass(Grizzly.PACKAGE + name);
        }

        /** A handler type, by methods without a fixed parameter that it must have. */
        private Class<?> answering(String name, String... methods) throws ReflectiveOperationException {
            Class<?> type = type(name);
            for (String method : methods) {
                named(type, method);
            }
            return type;
        }

        private static void named(Class<?> type, String method) throws NoSuchMethodException {
            for (var known : type.getMethods()) {
                if (known.getName().equals(method)) {
                    return;
                }
            }
            throw new NoSuchMethodException(type.getName() + "." + method);
        }

        private static Class<?> result(Class<?> type, String method) throws NoSuchMethodException {
            return type.getMethod(method).getReturnType();
        }
    }
}
