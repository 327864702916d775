package org.lectern.delivery.transfer;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Objects of a server that is not on the compile path. What is found of a class is remembered, as a lookup costs more
 * than a call.
 */
final class Reflected {
    private static final ClassValue<ConcurrentMap<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected ConcurrentMap<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassValue<ConcurrentMap<String, Optional<Field>>> FIELDS = new ClassValue<>() {
        @Override
        protected ConcurrentMap<String, Optional<Field>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Reflected() {}

    /** Calls a public method without parameters. */
    static Object call(Object target, String name) throws ReflectiveOperationException {
        return method(target, name).invoke(target);
    }

    /** A public method, which {@code name} and the number of parameters are enough to tell the first time. */
    static Method method(Object target, String name, Class<?>... parameters) throws NoSuchMethodException {
        return known(target, name, type -> type.getMethod(name, parameters));
    }

    /** The public method of that name with one parameter, whatever its type. */
    static Method only(Object target, String name) throws NoSuchMethodException {
        return known(
                target,
                name,
                type -> Arrays.stream(type.getMethods())
                        .filter(each -> each.getName().equals(name) && each.getParameterCount() == 1)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException(type + "." + name)));
    }

    /** Calls a method without parameters that the class itself declares, be it private. */
    static void callOwn(Object target, String name) throws ReflectiveOperationException {
        known(target, name, type -> type.getDeclaredMethod(name)).invoke(target);
    }

    private static Method known(Object target, String name, Lookup lookup) throws NoSuchMethodException {
        ConcurrentMap<String, Method> known = METHODS.get(target.getClass());
        Method method = known.get(name);
        if (method == null) {
            method = lookup.in(target.getClass());
            method.setAccessible(true);
            known.put(name, method);
        }
        return method;
    }

    /** Whether the class itself declares such a field. */
    static boolean hasField(Object target, String name) {
        return fieldOf(target, name).isPresent();
    }

    /** What is in such a field, if anything is. */
    static Optional<Object> field(Object target, String name) throws ReflectiveOperationException {
        Field field =
                fieldOf(target, name).orElseThrow(() -> new NoSuchElementException(target.getClass() + "." + name));
        return Optional.ofNullable(field.get(target));
    }

    private static Optional<Field> fieldOf(Object target, String name) {
        return FIELDS.get(target.getClass()).computeIfAbsent(name, wanted -> declared(target.getClass(), wanted));
    }

    private static Optional<Field> declared(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                field.setAccessible(true);
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** A handler of the server's whose methods are answered by {@code handler}, but for those of every object. */
    static Object handler(Class<?> type, InvocationHandler handler) {
        InvocationHandler complete = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> type.getSimpleName();
            default -> handler.invoke(proxy, method, arguments);
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, complete);
    }

    /** Finds a method that is not known yet. */
    private interface Lookup {
        Method in(Class<?> type) throws NoSuchMethodException;
    }
}
