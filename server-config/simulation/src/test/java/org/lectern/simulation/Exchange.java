package org.lectern.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/**
 * One request and its answer, which comes in pieces, each when the lines of both ends have had time for it and the
 * reader wants it. The monitor guards what is to come.
 */
final class Exchange<T> implements Flow.Subscription {
    private static final int PIECE = 64 << 10;
    private static final int HEAD = 300;

    private final Network network;
    private final Host sender;
    private final Host receiver;
    private final HttpRequest request;
    private final HttpResponse.BodyHandler<T> handler;
    private final CompletableFuture<HttpResponse<T>> response = new CompletableFuture<>();
    private final Deque<ByteBuffer> coming = new ArrayDeque<>();
    private HttpResponse.BodySubscriber<T> reader;
    private Runnable whenOver = () -> {};
    private long wanted;
    private boolean onItsWay;
    private boolean over;

    Exchange(Network network, Host sender, Host receiver, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        this.network = network;
        this.sender = sender;
        this.receiver = receiver;
        this.request = request;
        this.handler = handler;
    }

    CompletableFuture<HttpResponse<T>> response() {
        return response;
    }

    /** The request has arrived. */
    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it goes to the one who asked
    void answer(Call call) {
        if (network.breaksNow()) {
            network.arrive(System.nanoTime(), this::reset);
            return;
        }
        sender.server().answer(call).whenComplete((reply, failure) -> {
            if (reply == null) {
                network.arrive(System.nanoTime(), this::reset);
            } else {
                network.arrive(sender.send(HEAD, receiver), () -> head(reply));
            }
        });
    }

    private void reset() {
        response.completeExceptionally(new IOException("connection reset"));
    }

    private void head(Reply reply) {
        Map<String, List<String>> fields = new HashMap<>(reply.headers());
        fields.put("Content-Length", List.of(String.valueOf(reply.length())));
        Head head = new Head(reply.status(), HttpHeaders.of(fields, (name, value) -> true));
        synchronized (this) {
            reply.body().forEach(this::cut);
            whenOver = reply.whenOver();
            reader = handler.apply(head);
        }
        hand(head);
        reader.onSubscribe(this);
        pump();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer is handed on
    private void hand(Head head) {
        reader.getBody().whenComplete((body, failure) -> {
            if (failure == null) {
                response.complete(new Answered<>(request, head, body));
            } else {
                response.completeExceptionally(failure);
            }
        });
    }

    private void cut(ByteBuffer bytes) {
        for (int at = bytes.position(); at < bytes.limit(); at += PIECE) {
            int end = Math.min(at + PIECE, bytes.limit());
            coming.add(bytes.asReadOnlyBuffer().position(at).limit(end).slice());
        }
    }

    @Override
    public void request(long pieces) {
        synchronized (this) {
            wanted = wanted + pieces < 0 ? Long.MAX_VALUE : wanted + pieces;
        }
        pump();
    }

    @Override
    public void cancel() {
        end();
    }

    /** Ends it; answers whether it had not ended before. */
    private boolean end() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
        }
        whenOver.run();
        return true;
    }

    private void pump() {
        if (response.isCancelled()) {
            end();
            return;
        }
        ByteBuffer next;
        synchronized (this) {
            if (over || onItsWay || (!coming.isEmpty() && wanted == 0)) {
                return;
            }
            next = coming.poll();
            onItsWay = next != null;
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
        }
        if (next != null) {
            network.at(sender.send(next.remaining(), receiver), () -> deliver(next));
        } else if (end()) {
            reader.onComplete();
        }
    }

    private void deliver(ByteBuffer piece) {
        synchronized (this) {
            onItsWay = false;
            if (over) {
                return;
            }
        }
        if (!network.breaksNow()) {
            reader.onNext(List.of(piece));
            pump();
        } else if (end()) {
            reader.onError(new IOException("connection reset"));
        }
    }

    /** What is told of an answer before its body. */
    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    /** An answer with its body. */
    private record Answered<T>(HttpRequest request, Head head, T body) implements HttpResponse<T> {
        @Override
        public int statusCode() {
            return head.statusCode();
        }

        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return head.headers();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
