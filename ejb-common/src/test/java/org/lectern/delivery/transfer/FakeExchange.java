package org.lectern.delivery.transfer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.ServerConnection.SocketWriter;

/** One request and its response, as much of them as delivery asks for. What happens is written into a list. */
public final class FakeExchange {
    private final String method;
    private final String path;
    private final FakeOutput output;
    private final Map<String, List<String>> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> query = new TreeMap<>();
    private final Map<String, String> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Instant> dates = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> events = new ArrayList<>();
    private String remoteAddress = "127.0.0.1";
    private int status = 200;
    private long timeout = 30_000;
    private boolean async;
    private @Nullable WritableByteChannel socket;
    private boolean serverChangesBytes;
    private boolean completionBreaks;
    private boolean asyncRefused;
    private boolean clientGone;
    private BooleanSupplier roomInConnection = () -> true;
    private volatile Runnable clientGoes = () -> {};
    private volatile Runnable takesWhenOffered = () -> {};

    public FakeExchange(String method, String path, FakeOutput output) {
        this.method = method;
        this.path = path;
        this.output = output;
    }

    public static FakeExchange of(String method) {
        return new FakeExchange(method, "/", FakeOutput.alwaysReady());
    }

    /** Has it come from {@code address}. */
    public FakeExchange from(String address) {
        remoteAddress = address;
        return this;
    }

    public FakeExchange with(String name, String... lines) {
        requestHeaders.put(name, List.of(lines));
        return this;
    }

    public FakeExchange withQuery(String name, String value) {
        query.put(name, value);
        return this;
    }

    /** Lets what leaves go into {@code channel} itself. */
    FakeExchange withSocket(WritableByteChannel channel) {
        socket = channel;
        return this;
    }

    /** Has the server change bytes on their way. */
    FakeExchange changingBytes() {
        serverChangesBytes = true;
        return this;
    }

    public FakeExchange withRoom(BooleanSupplier inConnection) {
        roomInConnection = inConnection;
        return this;
    }

    /** What the client does when the server offers it more. */
    FakeExchange whenOffered(Runnable action) {
        takesWhenOffered = action;
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return responseHeaders;
    }

    /** The headers that are a date. */
    public Map<String, Instant> dates() {
        return dates;
    }

    public List<String> events() {
        return events;
    }

    public FakeOutput output() {
        return output;
    }

    public HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getRemoteAddr" -> remoteAddress;
            case "getRequestURI" -> "/context" + path;
            case "getContextPath" -> "/context";
            case "getParameter" -> query.get(arguments[0]);
            case "getHeader" ->
                requestHeaders.getOrDefault(arguments[0], List.of()).stream()
                        .findFirst()
                        .orElse(null);
            case "getHeaders" -> Collections.enumeration(requestHeaders.getOrDefault(arguments[0], List.of()));
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            case "isAsyncStarted" -> async;
            case "getAsyncContext" -> context();
            case "startAsync" -> {
                if (asyncRefused) {
                    throw new IllegalStateException("not supported here");
                }
                async = true;
                yield context();
            }
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    public HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader", "addHeader" -> responseHeaders.put((String) arguments[0], (String) arguments[1]);
                case "setDateHeader" -> dates.put((String) arguments[0], Instant.ofEpochMilli((long) arguments[1]));
                case "setContentType" -> responseHeaders.put("Content-Type", (String) arguments[0]);
                case "setContentLength", "setContentLengthLong" ->
                    responseHeaders.put("Content-Length", arguments[0].toString());
                case "reset" -> responseHeaders.clear();
                case "resetBuffer" -> {}
                case "flushBuffer" -> {
                    if (clientGone) {
                        throw new IOException("broken pipe");
                    }
                    events.add("committed");
                }
                case "getOutputStream" -> {
                    return output;
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    public AsyncContext context() {
        return fake(AsyncContext.class, (proxy, called, arguments) -> {
            switch (called.getName()) {
                case "getResponse" -> {
                    return response();
                }
                case "getTimeout" -> {
                    return timeout;
                }
                case "setTimeout" -> timeout = (long) arguments[0];
                case "start" -> ((Runnable) arguments[0]).run();
                case "complete" -> {
                    if (completionBreaks) {
                        throw new IllegalStateException("completed by the server already");
                    }
                    events.add("completed");
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    /** What is sent to it, at no pace. */
    Outgoing outgoing(FakeChannel channel, long length) {
        return outgoing(channel.source(), length, Pace.FREE);
    }

    Outgoing outgoing(Source source, long length, Pace pace) {
        return new Outgoing(source, length, request(), response(), new Outgoing.Route(connection(), pace));
    }

    /** Lets the server refuse to complete the response, as when it has done so itself. */
    void breakingCompletion() {
        completionBreaks = true;
    }

    /** Lets the server refuse asynchronous mode. */
    void refusingAsync() {
        asyncRefused = true;
    }

    /** Lets the client be gone before anything is sent. */
    public FakeExchange withoutClient() {
        clientGone = true;
        return this;
    }

    /** Closes the connection from the other side. */
    public void leave() {
        clientGoes.run();
    }

    /** Writes the cuts into the same list. */
    public ServerConnection connection() {
        return new ServerConnection() {
            @Override
            public void prepare(HttpServletResponse response) {}

            @Override
            public boolean hasRoom(Runnable later) {
                boolean room = roomInConnection.getAsBoolean();
                if (!room) {
                    later.run();
                }
                return room;
            }

            @Override
            public boolean reachesSocket() {
                return socket != null;
            }

            @Override
            public boolean toSocket(
                    HttpServletResponse response, SocketWriter writer, Consumer<Optional<Throwable>> end) {
                if (socket == null || serverChangesBytes) {
                    return false;
                }
                end.accept(written(writer));
                return true;
            }

            @Override
            public boolean goesInOneGo() {
                return socket != null;
            }

            @Override
            public void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> end) {
                events.add("in one go");
                end.accept(written(taker -> {
                    taker.write(bytes);
                    return !bytes.hasRemaining();
                }));
            }

            @Override
            public void offerAgain() {
                takesWhenOffered.run();
            }

            @Override
            public void whenClosed(Runnable action) {
                clientGoes = action;
            }

            @Override
            public void release() {
                clientGoes = () -> {};
            }

            @Override
            public void cut() {
                events.add("cut");
            }
        };
    }

    /** Calls a writer until it has done, as a server does that has nothing else to do. */
    private Optional<Throwable> written(SocketWriter writer) {
        try {
            boolean done = false;
            while (!done) {
                done = writer.writeTo(Objects.requireNonNull(socket));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Writes what it is told into the same list. */
    public DeliveryListener listener() {
        return new DeliveryListener() {
            @Override
            public void started(int answered, List<ByteRange> ranges) {
                events.add("started " + answered
                        + ranges.stream()
                                .map(part -> " " + part.first() + "-" + part.last())
                                .collect(Collectors.joining()));
            }

            @Override
            public void finished(long bytesSent, DeliveryOutcome outcome) {
                events.add("finished " + bytesSent + " " + outcome);
            }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
