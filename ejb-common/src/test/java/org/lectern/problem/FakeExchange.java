package org.lectern.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
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

/** One request and its response, as much of them as a refusal, or a filter in front, asks for. */
public final class FakeExchange {
    private final String method;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private List<Locale> locales = List.of(Locale.ENGLISH);
    private Object errorStatus;
    private int status = 200;
    private String context = "";
    private String uri = "/";
    private boolean passedOn;

    public FakeExchange(String method) {
        this.method = method;
    }

    public FakeExchange with(String name, String value) {
        requestHeaders.put(name, value);
        return this;
    }

    /** At an address below a context root. */
    FakeExchange at(String newContext, String newUri) {
        context = newContext;
        uri = newUri;
        return this;
    }

    /** As code that ran before has set it. */
    FakeExchange answeringWith(String name, String value) {
        responseHeaders.put(name, value);
        return this;
    }

    FakeExchange in(Locale... accepted) {
        locales = List.of(accepted);
        return this;
    }

    /** As the container dispatches an error of its own. */
    FakeExchange failed(int code) {
        errorStatus = code;
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return responseHeaders;
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    int bodySize() {
        return body.size();
    }

    /** What comes after a filter. */
    public FilterChain chain() {
        return (request, response) -> passedOn = true;
    }

    /** Whether a filter let the request through. */
    public boolean isPassedOn() {
        return passedOn;
    }

    public HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getContextPath" -> context;
            case "getRequestURI" -> uri;
            case "getHeader" -> requestHeaders.get((String) arguments[0]);
            case "getLocales" -> Collections.enumeration(locales);
            case "getAttribute" -> arguments[0].equals(RequestDispatcher.ERROR_STATUS_CODE) ? errorStatus : null;
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    public HttpServletResponse response() {
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
