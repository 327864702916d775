package org.lectern.node.replica.swarm;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lectern.content.Digest;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.SyncChunks;

/** Siblings over HTTP/1.1. */
final class HttpSiblings implements Siblings {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int HOLD_SECONDS = 10;
    private static final long LONGEST_TEXT = 4 << 20;

    private final HttpClient client;

    HttpSiblings() {
        this(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
    }

    /** The same over a client that is there. */
    HttpSiblings(HttpClient client) {
        this.client = client;
    }

    @Override
    public Sibling at(URI url, Digest digest, Supplier<String> pass) {
        return new Sibling() {
            @Override
            public CompletableFuture<SyncChunks> chunks(int known) {
                URI asked = URI.create(ApiPaths.syncChunks(url, digest) + "?known=" + known + "&wait=" + HOLD_SECONDS);
                return then(send(request(asked, pass).build(), 200, 0, LONGEST_TEXT), HttpSiblings::parse);
            }

            @Override
            public CompletableFuture<byte[]> bytes(long first, long last) {
                HttpRequest request = request(ApiPaths.syncPackage(url, digest), pass)
                        .header("Range", "bytes=" + first + "-" + last)
                        .build();
                return send(request, 206, last - first + 1, last - first + 1);
            }
        };
    }

    private static HttpRequest.Builder request(URI url, Supplier<String> pass) {
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + pass.get());
    }

    /** An answer that has another status, or another length than {@code least} to {@code most}, is not read. */
    private CompletableFuture<byte[]> send(HttpRequest request, int status, long least, long most) {
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, head -> {
            long length = head.headers().firstValueAsLong("Content-Length").orElse(-1);
            return head.statusCode() == status && least <= length && length <= most
                    ? BodySubscribers.ofByteArray()
                    : none();
        });
        return then(call, answer -> body(answer, status, least));
    }

    /** As {@code thenApply}, but that cancelling what comes of it breaks off the call. */
    @SuppressWarnings("FutureReturnValueIgnored") // the last stage only tidies up
    private static <A, B> CompletableFuture<B> then(CompletableFuture<A> call, Function<A, B> step) {
        CompletableFuture<B> result = call.thenApply(step);
        result.whenComplete((done, failure) -> {
            if (result.isCancelled()) {
                call.cancel(true);
            }
        });
        return result;
    }

    private static BodySubscriber<byte[]> none() {
        return BodySubscribers.replacing(new byte[0]);
    }

    private static byte[] body(HttpResponse<byte[]> answer, int status, long least) {
        if (answer.statusCode() == 503) {
            throw new CompletionException(new SiblingBusy());
        }
        if (answer.statusCode() != status || answer.body().length < least) {
            throw new CompletionException(new IOException("the sibling answers " + answer.statusCode()));
        }
        return answer.body();
    }

    private static SyncChunks parse(byte[] json) {
        try {
            SyncChunks chunks = JsonForm.jsonb().fromJson(new String(json, StandardCharsets.UTF_8), SyncChunks.class);
            if (chunks != null) {
                return chunks;
            }
        } catch (JsonbException | JsonException | IllegalArgumentException e) {
            throw new CompletionException(new IOException("the answer names no chunks", e));
        }
        throw new CompletionException(new IOException("the answer is empty"));
    }
}
