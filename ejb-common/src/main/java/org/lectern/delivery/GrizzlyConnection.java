package org.lectern.delivery;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * A connection of Grizzly, the HTTP server inside Payara and GlassFish. Reached by reflection only: nothing of it is on
 * the compile path.
 *
 * <p>Seen on Payara Micro 6.2025.10: neither an early {@code AsyncContext.complete()} nor an exception out of a write
 * listener ends a response that is short of its {@code Content-Length}; the client waits on, and would take the next
 * response on the connection for the rest. Closing Grizzly's context does end it.
 */
final class GrizzlyConnection implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(GrizzlyConnection.class.getName());
    /** Grizzly's {@code Connection}: the TCP connection. */
    private final Object connection;
    /** Grizzly's {@code HttpContext}: the connection in HTTP/1.1, the stream in HTTP/2. */
    private final Object context;

    private GrizzlyConnection(Object connection, Object context) {
        this.connection = connection;
        this.context = context;
    }

    /** The connection of {@code request}, or a {@link ClosingConnection} if it is not Grizzly's. */
    static ServerConnection of(HttpServletRequest request) {
        try {
            Object grizzly = call(field(unwrap(request), "request"), "getCoyoteRequest");
            Object connection = call(call(grizzly, "getContext"), "getConnection");
            Object context = call(call(call(grizzly, "getRequest"), "getProcessingState"), "getHttpContext");
            return new GrizzlyConnection(connection, context);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "not a Grizzly connection", e);
            return new ClosingConnection();
        }
    }

    @Override
    public void prepare(HttpServletResponse response, int queueLimit) {
        try {
            method(connection, "setMaxAsyncWriteQueueSize", int.class).invoke(connection, queueLimit);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the queue of a connection stays without limit", e);
        }
    }

    @Override
    public void cut() throws IOException {
        try {
            call(context, "close");
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("a connection could not be cut", e);
        }
    }

    private static ServletRequest unwrap(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    private static Object field(Object target, String name) throws ReflectiveOperationException {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(target);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        return method(target, name).invoke(target);
    }

    private static Method method(Object target, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = target.getClass().getMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
