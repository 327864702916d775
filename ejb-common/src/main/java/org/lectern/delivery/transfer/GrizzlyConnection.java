package org.lectern.delivery.transfer;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection of Grizzly, the HTTP server inside Payara and GlassFish. Reached by reflection only: nothing of it is on
 * the compile path.
 *
 * <p>Seen on Payara Micro 6.2025.10, and each the reason for a method here: the queue of a connection has no limit, and
 * an HTTP/2 output is ready as long as the client's window is open, however full the connection is; neither an early
 * {@code AsyncContext.complete()} nor an exception out of a write listener ends a response that is short of its
 * {@code Content-Length}, so that the client waits on, and would take the next response on the connection for the rest;
 * and a write listener is not always told that an HTTP/2 client has gone.
 */
public final class GrizzlyConnection implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(GrizzlyConnection.class.getName());

    /** Grizzly's {@code Connection}: the TCP connection. */
    private final Object connection;
    /** Grizzly's {@code Closeable}: the same in HTTP/1.1, the stream in HTTP/2. */
    private final Object closeable;

    private volatile @Nullable Object closeListener;

    private GrizzlyConnection(Object connection, Object closeable) {
        this.connection = connection;
        this.closeable = closeable;
    }

    /** The connection of {@code request}, or a {@link ClosingConnection} if it is not Grizzly's. */
    public static ServerConnection of(HttpServletRequest request) {
        try {
            Object grizzly = call(field(unwrap(request), "request"), "getCoyoteRequest");
            Object connection = call(call(grizzly, "getContext"), "getConnection");
            Object context = call(call(call(grizzly, "getRequest"), "getProcessingState"), "getHttpContext");
            return new GrizzlyConnection(connection, call(context, "getCloseable"));
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
    public boolean hasRoom(Runnable later) {
        try {
            if (closeable == connection || call(connection, "canWrite").equals(true)) {
                return true;
            }
            Class<?> type = type("WriteHandler");
            method(connection, "notifyCanWrite", type).invoke(connection, handler(type, "onWritePossible", later));
            return false;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the queue of a connection is not known", e);
            return true;
        }
    }

    @Override
    public void whenClosed(Runnable action) {
        try {
            Class<?> type = type("CloseListener");
            Object listener = handler(type, "onClosed", action);
            closeListener = listener;
            for (Object closing : Set.copyOf(List.of(connection, closeable))) {
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
            for (Object closing : Set.copyOf(List.of(connection, closeable))) {
                method(closing, "removeCloseListener", type("CloseListener")).invoke(closing, listener);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a connection remembers a download that has ended", e);
        }
    }

    @Override
    public void cut() throws IOException {
        try {
            call(closeable, "closeSilently");
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("a connection could not be cut", e);
        }
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(
                "org.glassfish.grizzly." + name, false, connection.getClass().getClassLoader());
    }

    /** A handler of Grizzly's that answers one of its methods, and none of the others. */
    private static Object handler(Class<?> type, String answered, Runnable action) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> answered;
            default -> {
                if (method.getName().equals(answered)) {
                    action.run();
                }
                yield null;
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
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
