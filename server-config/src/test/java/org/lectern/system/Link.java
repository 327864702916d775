package org.lectern.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.lectern.content.Digest;

/** A download link, as a participant's tablet follows it: no key, only the URL. */
record Link(URI url) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Asks with some headers, given as name, value, name, value, … */
    HttpResponse<byte[]> get(String... headers) throws IOException {
        return send(HttpResponse.BodyHandlers.ofByteArray(), headers);
    }

    /** The body of an answer, which comes as slowly as it is read. */
    InputStream open() throws IOException {
        return stream().body();
    }

    /** Asks with some headers; the body comes as slowly as it is read. */
    HttpResponse<InputStream> stream(String... headers) throws IOException {
        return send(HttpResponse.BodyHandlers.ofInputStream(), headers);
    }

    /** The same link at the server whose context root is {@code root}, without a slash at its end. */
    Link at(URI root) {
        return new Link(URI.create(root + url.getRawPath() + "?" + url.getRawQuery()));
    }

    private <T> HttpResponse<T> send(HttpResponse.BodyHandler<T> body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The digest of a complete answer; empty when the server refuses or breaks off. */
    Optional<Digest> digest() {
        try {
            HttpResponse<byte[]> answer = get();
            return answer.statusCode() == 200 ? Optional.of(Digest.of(answer.body())) : Optional.empty();
        } catch (IOException brokenOff) {
            return Optional.empty();
        }
    }

    /** Whether the link leads to the server at {@code root}. */
    boolean leadsTo(URI root) {
        return url.getPort() == root.getPort();
    }
}
