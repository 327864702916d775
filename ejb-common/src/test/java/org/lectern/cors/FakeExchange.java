package org.lectern.cors;

import jakarta.servlet.FilterChain;
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

/** One request and its response, as much of them as CORS asks for. */
final class FakeExchange {
    private final String method;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean passedOn;

    FakeExchange(String method) {
        this.method = method;
    }

    FakeExchange with(String name, String value) {
        requestHeaders.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return responseHeaders;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    boolean isPassedOn() {
        return passedOn;
    }

    FilterChain chain() {
        return (request, response) -> passedOn = true;
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getHeader" -> requestHeaders.get((String) arguments[0]);
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "resetBuffer" -> body.reset();
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> responseHeaders.put((String) arguments[0], (String) arguments[1]);
                case "addHeader" ->
                    responseHeaders.merge((String) arguments[0], (String) arguments[1], (one, two) -> one + ", " + two);
                case "setContentType" -> responseHeaders.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> responseHeaders.put("Content-Length", arguments[0].toString());
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
                throw new UnsupportedOperationException("a refusal is written at once");
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
