package org.lectern.node.sibling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One question of a sibling and its answer, as much of them as is looked at before bytes are sent. */
final class FakeExchange {
    private final String method;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> query = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean held;
    private int completions;

    FakeExchange(String method) {
        this.method = method;
    }

    FakeExchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    FakeExchange asking(String parameter, int value) {
        query.put(parameter, String.valueOf(value));
        return this;
    }

    int status() {
        return status;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Whether the answer was put off. */
    boolean isHeld() {
        return held;
    }

    /** How often an answer that was put off has ended. */
    int completions() {
        return completions;
    }

    /** What the container says when the time of an answer is over. */
    AsyncEvent event() {
        return new AsyncEvent(async(), request(), response());
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getHeaders" ->
                Collections.enumeration(
                        headers.containsKey((String) arguments[0])
                                ? List.of(headers.get((String) arguments[0]))
                                : List.of());
            case "getParameter" -> query.get((String) arguments[0]);
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            case "startAsync" -> {
                held = true;
                yield async();
            }
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private AsyncContext async() {
        return fake(AsyncContext.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "start" -> ((Runnable) arguments[0]).run();
                case "complete" -> completions++;
                case "setTimeout", "addListener" -> held = true;
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "resetBuffer" -> body.reset();
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader", "setContentType", "setContentLength" -> {}
                case "getOutputStream" -> {
                    return output();
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("these answers are written at once");
            }

            @Override
            public void write(int oneByte) {
                body.write(oneByte);
            }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
