package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls in the air: each ends within its patience, all of them when this is closed. */
final class HttpCalls {
    private final HttpClient client;
    private final MasterWatch watch;
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    HttpCalls(HttpClient client, MasterWatch watch) {
        this.client = client;
        this.watch = watch;
    }

    /**
     * Sends a request whose answer is a text.
     *
     * @param what names what is asked for
     * @return an answer of status 200 to 299 or 304
     */
    HttpResponse<String> text(HttpRequest request, Duration patience, String what) throws MasterFailure {
        return whole(request, BodyHandlers.ofString(), patience, what);
    }

    /** Sends a request whose answer is taken as a whole, as {@link #text}. */
    <T> HttpResponse<T> whole(HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration patience, String what)
            throws MasterFailure {
        CompletableFuture<HttpResponse<T>> call = start(request, handler);
        try {
            HttpResponse<T> response = await(call, patience);
            check(response.statusCode(), what);
            return response;
        } catch (MasterFailure e) {
            note(e);
            throw e;
        } finally {
            call.cancel(true);
        }
    }

    /** Sends a request for a range of bytes, which must be answered by that range. */
    @SuppressWarnings("FutureReturnValueIgnored") // failures reach the reader through the body
    InputStream range(HttpRequest request, Duration patience, String what) throws MasterFailure {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<?>> self = new CompletableFuture<>();
        StreamedBody body = new StreamedBody(patience, () -> self.thenAccept(call -> call.cancel(true)));
        CompletableFuture<HttpResponse<Void>> call = start(request, head -> {
            status.complete(head.statusCode());
            return head.statusCode() == 206
                    ? BodySubscribers.ofByteArrayConsumer(body::deliver)
                    : BodySubscribers.discarding();
        });
        self.complete(call);
        call.whenComplete((response, failure) -> {
            if (failure != null) {
                status.completeExceptionally(failure);
                body.fail(failure);
            }
        });
        try {
            int code = await(status, patience);
            check(code, what);
            if (code != 206) {
                throw new MasterUnreachable("a range was answered with " + code);
            }
            return body;
        } catch (MasterFailure e) {
            call.cancel(true);
            note(e);
            throw e;
        }
    }

    /** Breaks off all calls. */
    void close() {
        closed = true;
        open.values().forEach(call -> call.cancel(true));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the second stage only tidies up
    private <T> CompletableFuture<HttpResponse<T>> start(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws MasterUnreachable {
        CompletableFuture<HttpResponse<T>> call = client.sendAsync(request, handler);
        Object entry = new Object();
        open.put(entry, call);
        call.whenComplete((response, failure) -> open.remove(entry));
        if (closed) {
            call.cancel(true);
            throw new MasterUnreachable("this node is stopping");
        }
        return call;
    }

    private void check(int status, String what) throws MasterFailure {
        if (status == 401 || status == 403) {
            throw new NotAuthorised(status);
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

    private void note(MasterFailure failure) {
        if (!closed) {
            watch.failed(failure);
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
