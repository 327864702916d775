package org.lectern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DateHeaderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T01:02:03Z");

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final DateHeader filter = new DateHeader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void answerWithoutADate_getsOne() {
        filter();

        assertThat(headers).containsOnly(Map.entry("Date", List.of(Date.from(NOW))));
    }

    @Test
    void dateOfTheResource_stays() {
        headers.putSingle("Date", "its own");

        filter();

        assertThat(headers.get("Date")).containsExactly("its own");
    }

    private void filter() {
        filter.filter(fake(ContainerRequestContext.class, headers), fake(ContainerResponseContext.class, headers));
    }

    private static <T> T fake(Class<T> type, MultivaluedMap<String, Object> headers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> headers));
    }
}
