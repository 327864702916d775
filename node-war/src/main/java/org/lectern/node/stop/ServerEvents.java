package org.lectern.node.stop;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * A place among those who hear the events of Payara or GlassFish. Reached by reflection only: nothing of it is on the
 * compile path, and with another server nobody is told anything.
 */
interface ServerEvents extends AutoCloseable {
    /** A server without such events. */
    ServerEvents NONE = () -> {};

    /** Hears no more. */
    @Override
    void close();

    /** Lets {@code word} hear what the server tells from now on. */
    static ServerEvents listen(ClassLoader server, LastWord word) {
        try {
            Class<?> type = Class.forName("org.glassfish.api.event.EventListener", false, server);
            Class<?> events = Class.forName("org.glassfish.api.event.Events", false, server);
            Class<?> services = Class.forName("org.glassfish.internal.api.Globals", false, server);
            Object bus = services.getMethod("get", Class.class).invoke(null, events);
            Object listener = listener(type, word);
            events.getMethod("register", type).invoke(bus, listener);
            return () -> leave(events, bus, type, listener);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            System.getLogger(ServerEvents.class.getName())
                    .log(
                            Level.INFO,
                            "This server does not tell before it stops: new requests get its own errors then.");
            return NONE;
        }
    }

    private static Object listener(Class<?> type, LastWord word) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the last word for Lectern";
            default -> {
                word.hear(arguments[0]);
                yield null;
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static void leave(Class<?> events, Object bus, Class<?> type, Object listener) {
        try {
            events.getMethod("unregister", type).invoke(bus, listener);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(ServerEvents.class.getName()).log(Level.DEBUG, "the server is gone already", e);
        }
    }
}
