package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class BodyLimitTest {
    @Test
    void bodyOfTheLargestSize_isRead() throws IOException {
        assertThat(read(String.class, BodyLimit.LARGEST)).isEqualTo(BodyLimit.LARGEST);
    }

    @Test
    void largerBody_isRefusedWithTheLimit() {
        assertThatThrownBy(() -> read(String.class, BodyLimit.LARGEST + 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(Integer.toString(BodyLimit.LARGEST));
    }

    @Test
    void streamedBody_isLeftToItsResource() throws IOException {
        assertThat(read(InputStream.class, BodyLimit.LARGEST + 1)).isEqualTo(BodyLimit.LARGEST + 1);
    }

    /** Reads a body of {@code size} bytes as the server would for a parameter of {@code type}. */
    private static int read(Class<?> type, int size) throws IOException {
        AtomicReference<InputStream> stream = new AtomicReference<>(new ByteArrayInputStream(new byte[size]));
        ReaderInterceptorContext context = (ReaderInterceptorContext) Proxy.newProxyInstance(
                BodyLimitTest.class.getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getType" -> type;
                    case "getInputStream" -> stream.get();
                    case "setInputStream" -> {
                        stream.set((InputStream) arguments[0]);
                        yield null;
                    }
                    case "proceed" -> stream.get().readAllBytes().length;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (int) new BodyLimit().aroundReadFrom(context);
    }
}
