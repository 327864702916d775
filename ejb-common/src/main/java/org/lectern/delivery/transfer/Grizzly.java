package org.lectern.delivery.transfer;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The parts of Grizzly, the HTTP server inside Payara and GlassFish, that delivery uses. Reached by reflection only:
 * nothing of it is on the compile path. What is found is remembered, as a lookup costs more than a call.
 */
final class Grizzly {
    private static final ClassValue<Optional<Field>> REQUEST_FIELDS = new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> type) {
            return requestField(type);
        }
    };

    private static final ClassValue<ConcurrentMap<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected ConcurrentMap<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassValue<ConcurrentMap<String, Class<?>>> TYPES = new ClassValue<>() {
        @Override
        protected ConcurrentMap<String, Class<?>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** What the names of its types begin with. */
    static final String PACKAGE = "org.glassfish.grizzly.";

    private static final String WRAP = "static wrap";

    private Grizzly() {}

    /** The server's own request behind the one that the servlet API shows. */
    static Object request(Object facade) throws ReflectiveOperationException {
        Optional<Field> field = REQUEST_FIELDS.get(facade.getClass());
        if (field.isEmpty()) {
            throw new NoSuchFieldException(facade.getClass() + ".request");
        }
        return call(field.get().get(facade), "getCoyoteRequest");
    }

    /** The field of a request that holds what is behind it. */
    static Optional<Field> requestField(Class<?> type) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals("request")) {
                    field.setAccessible(true);
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    /** Calls a public method without parameters. */
    static Object call(Object target, String name) throws ReflectiveOperationException {
        return method(target, name).invoke(target);
    }

    /** A public method, which {@code name} and the number of parameters are enough to tell the first time. */
    static Method method(Object target, String name, Class<?>... parameters) throws NoSuchMethodException {
        ConcurrentMap<String, Method> known = METHODS.get(target.getClass());
        Method method = known.get(name);
        if (method == null) {
            method = target.getClass().getMethod(name, parameters);
            method.setAccessible(true);
            known.put(name, method);
        }
        return method;
    }

    /** A type of Grizzly's, by its name below {@code org.glassfish.grizzly}, as {@code like} knows it. */
    static Class<?> type(Object like, String name) throws ClassNotFoundException {
        ConcurrentMap<String, Class<?>> known = TYPES.get(like.getClass());
        Class<?> type = known.get(name);
        if (type == null) {
            type = Class.forName(PACKAGE + name, false, like.getClass().getClassLoader());
            known.put(name, type);
        }
        return type;
    }

    /** A {@code Buffer} around some bytes. */
    static Object buffer(Object memory, ByteBuffer bytes) throws ReflectiveOperationException {
        ConcurrentMap<String, Method> known = METHODS.get(memory.getClass());
        Method wrap = known.get(WRAP);
        if (wrap == null) {
            wrap = type(memory, "memory.Buffers")
                    .getMethod("wrap", type(memory, "memory.MemoryManager"), ByteBuffer.class);
            known.put(WRAP, wrap);
        }
        return wrap.invoke(null, memory, bytes);
    }

    /** A handler of Grizzly's whose methods are answered by {@code handler}, but for those of every object. */
    static Object handler(Class<?> type, InvocationHandler handler) {
        InvocationHandler complete = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> type.getSimpleName();
            default -> handler.invoke(proxy, method, arguments);
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, complete);
    }
}
