package org.lectern.launcher.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import org.lectern.content.Digest;
import org.lectern.launcher.terminal.Refusal;

/** Downloads a package in two pieces, as a client does whose connection was cut, and computes what arrived. */
public final class PackageDownload {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BUFFER = 1 << 16;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Loads {@code url} into {@code file}: the first {@code first} bytes, then the rest.
     *
     * @return the digest of all of it
     * @throws Refusal if the server does not answer a range with a range
     */
    public Digest load(URI url, long first, Path file) {
        MessageDigest sha256 = Digest.newMessageDigest();
        try (OutputStream out = Files.newOutputStream(file)) {
            String tag = piece(url, "bytes=0-" + (first - 1), "", sha256, out);
            piece(url, "bytes=" + first + "-", tag, sha256, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digest.ofFinished(sha256);
    }

    private String piece(URI url, String range, String tag, MessageDigest sha256, OutputStream out) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).header("Range", range);
        if (!tag.isEmpty()) {
            request.header("If-Range", tag);
        }
        HttpResponse<InputStream> answer = send(request.build());
        if (answer.statusCode() != 206) {
            throw Refusal.of("download.no-range", url, range, answer.statusCode());
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = answer.body()) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                sha256.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return answer.headers().firstValue("ETag").orElse("");
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while downloading");
        }
    }
}
