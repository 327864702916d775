package org.lectern.cors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CorsListenerTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void noOrigins_leaveNoTrace() {
        CorsListener.register(context(), new CorsSettings(Set.of()));

        assertThat(calls).isEmpty();
    }

    @Test
    void origins_putAFilterInFrontOfTheApi() {
        CorsListener.register(context(), new CorsSettings(Set.of("https://portal.example")));

        assertThat(calls)
                .containsExactly(
                        "setAttribute org.lectern.cors.CorsHeaders",
                        "addFilter cors",
                        "setAsyncSupported true",
                        "addMappingForUrlPatterns [REQUEST] false /api/v1/*");
    }

    private ServletContext context() {
        return fake(ServletContext.class, (proxy, called, arguments) -> {
            calls.add(called.getName() + " " + arguments[0]);
            return fake(FilterRegistration.Dynamic.class, (registration, method, values) -> {
                calls.add(method.getName() + " " + String.join(" ", texts(values)));
                return null;
            });
        });
    }

    private static List<String> texts(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value instanceof String[] several ? String.join(" ", several) : String.valueOf(value))
                .toList();
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
