package org.lectern.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A node that leaves the sending to nginx before it, by {@code X-Accel-Redirect}. */
public final class HandOff {
    /** The JVM option that asks a node for it. */
    public static final String OPTION = "-Dlectern.delivery.front=nginx";

    /** What nginx says of itself to the node, and what it says. */
    static final String MARK = "X-Lectern-Front";

    static final String NAME = "nginx";

    /** Below which nginx has the file system, for the node's answers only. */
    static final String LOCATION = "/_lectern/";

    private HandOff() {}

    /** Whether the node names a file for {@code link} instead of sending it. */
    public static boolean isAnswered(URI link) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(link).header(MARK, NAME).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.headers()
                    .firstValue("X-Accel-Redirect")
                    .filter(path -> path.startsWith(LOCATION))
                    .isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while the node answers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
