package org.lectern.delivery.transfer;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

    private static final ClassValue<AtomicReference<@Nullable Method>> WRAPS = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Method> computeValue(Class<?> type) {
            return new AtomicReference<>();
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

    private Grizzly() {}

    /** The server's own request behind the one that the servlet API shows. */
    static Object request(Object facade) throws ReflectiveOperationException {
        Optional<Field> field = REQUEST_FIELDS.get(facade.getClass());
        if (field.isEmpty()) {
            throw new NoSuchFieldException(facade.getClass() + ".request");
        }
        return Reflected.call(field.get().get(facade), "getCoyoteRequest");
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
        AtomicReference<@Nullable Method> known = WRAPS.get(memory.getClass());
        Method wrap = known.get();
        if (wrap == null) {
            wrap = type(memory, "memory.Buffers")
                    .getMethod("wrap", type(memory, "memory.MemoryManager"), ByteBuffer.class);
            known.set(wrap);
        }
        return wrap.invoke(null, memory, bytes);
    }
}
