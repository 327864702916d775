package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls in the air: each ends within its patience, all of them when this is closed. */
final class HttpCalls {
    private static final long LONGEST_REFUSAL = 64 << 10;

    private final HttpClient client;
    private final MasterWatch watch;
    private final Map<Object, Runnable> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    HttpCalls(HttpClient client, MasterWatch watch) {
        this.client = client;
        this.watch = watch;
    }

    /** Sends a request whose answer is taken as a whole, whatever its status. */
    <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration patience)
            throws MasterUnreachable {
        return awaitOrCancel(start(request, handler), patience);
    }

    /**
     * Sends a request whose answer is read while it comes in. Whoever gets it closes its body.
     *
     * @return an answer of status 200 to 299
     */
    Streamed streamed(HttpRequest request, Duration patience, String what) throws IOException {
        Object entry = new Object();
        StreamedBody body = new StreamedBody(patience, () -> open.remove(entry));
        open.put(entry, () -> body.fail(new IOException("this node is stopping")));
        try {
            CompletableFuture<HttpResponse<InputStream>> call = start(request, head -> body);
            HttpResponse<InputStream> answer = awaitOrCancel(call, patience);
            if (answer.statusCode() >= 400) {
                body.skip(LONGEST_REFUSAL); // so that the connection can be used again
            }
            require(answer, what);
            return new Streamed(answer.statusCode(), answer.headers(), body);
        } catch (MasterFailure e) {
            body.close();
            note(e);
            throw e;
        }
    }

    /**
     * An answer whose body is on its way.
     *
     * @param body reading it fails when nothing comes; closing it breaks off what has not come
     */
    record Streamed(int status, HttpHeaders headers, InputStream body) {}

    /** Breaks off all calls. */
    void close() {
        closed = true;
        open.values().forEach(Runnable::run);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the second stage only tidies up
    private <T> CompletableFuture<HttpResponse<T>> start(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws MasterUnreachable {
        CompletableFuture<HttpResponse<T>> call = client.sendAsync(request, handler);
        Object entry = new Object();
        open.put(entry, () -> call.cancel(true));
        call.whenComplete((response, failure) -> open.remove(entry));
        if (closed) {
            call.cancel(true);
            throw new MasterUnreachable("this node is stopping");
        }
        return call;
    }

    /** Lets only an answer of status 200 to 299 or 304 go on. */
    void require(HttpResponse<?> answer, String what) throws MasterFailure {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new NotAuthorised(status);
        }
        if (status == 429 || status == 503) {
            Optional<Duration> pause = RetryAfter.of(answer.headers());
            if (pause.isPresent()) {
                watch.up();
                throw new MasterBusy(what, pause.get());
            }
        }
        boolean understood = status / 100 == 2 || status == 304 || status == 404;
        if (!understood) {
            throw new MasterUnreachable("the master answers " + status + " about " + what);
        }
        watch.up();
        if (status == 404) {
            throw new Gone(what);
        }
    }

    /** Takes note of a call that came to nothing. */
    void note(MasterFailure failure) {
        if (!closed) {
            watch.failed(failure);
        }
    }

    private static <T> T awaitOrCancel(CompletableFuture<T> call, Duration patience) throws MasterUnreachable {
        try {
            return await(call, patience);
        } finally {
            call.cancel(true);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience) throws MasterUnreachable {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MasterUnreachable("interrupted", e);
        } catch (TimeoutException e) {
            throw new MasterUnreachable("no answer within " + patience, e);
        } catch (CancellationException e) {
            throw new MasterUnreachable("this node is stopping", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new MasterUnreachable(words(cause), cause);
        }
    }

    private static String words(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof IOException && cause.getMessage() != null ? name + ": " + cause.getMessage() : name;
    }
}
