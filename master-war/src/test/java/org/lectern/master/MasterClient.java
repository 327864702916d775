package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP to a running master, as curl would. */
final class MasterClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final byte[] NOTHING = new byte[0];

    private final URI api;
    private final Credential credential;

    /**
     * A client.
     *
     * @param root the master's context root
     * @param key what it identifies itself with, if it does
     */
    MasterClient(URI root, Optional<String> key) {
        this(root, (method, url, body) -> key.map(text -> "Bearer " + text));
    }

    MasterClient(URI root, Credential credential) {
        this.api = root.resolve("api/v1/");
        this.credential = credential;
    }

    /** What a client identifies itself with. */
    interface Credential {
        /** The {@code Authorization} header of a request, if it has one. */
        Optional<String> of(String method, URI url, byte[] body);
    }

    /** An answer, its body read. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(text()))) {
                return reader.readObject();
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().getString("code");
        }
    }

    MasterClient with(String otherKey) {
        return new MasterClient(api.resolve("../../"), Optional.of(otherKey));
    }

    MasterClient with(Credential other) {
        return new MasterClient(root(), other);
    }

    URI root() {
        return api.resolve("../../");
    }

    MasterClient anonymous() {
        return new MasterClient(api.resolve("../../"), Optional.empty());
    }

    URI at(String path) {
        return URI.create(api.resolve(path.replace(" ", "%20")).toASCIIString());
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** Sends a JSON body, or none if it is empty. */
    Answer send(String method, String path, String json, String... headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(method, at(path), body, headers);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Sends raw bytes. */
    Answer upload(String path, byte[] bytes, String... headers) {
        return send(request("PUT", at(path), bytes, headers));
    }

    /** Sends zeros without saying how many there will be. */
    Answer uploadChunked(String path, int size) {
        return send(request("PUT", at(path), NOTHING)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]))));
    }

    /** Sends a request whose target no client library would let pass, and reads only the status. */
    int rawStatus(String method, String target, String body) throws IOException {
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            String request = method + " " + api.getRawPath() + target + " HTTP/1.1\r\nHost: " + api.getAuthority()
                    + "\r\nAuthorization: "
                    + credential.of(method, api, NOTHING).orElse("") + "\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            requireNothingOfTheInside(answer);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        }
    }

    /** Follows a link. */
    Answer follow(String method, URI link, String... headers) {
        return send(request(method, link, NOTHING, headers));
    }

    /** Asks and does not wait. */
    CompletableFuture<Answer> getLater(String path) {
        return HTTP.sendAsync(request("GET", at(path), NOTHING).build(), BodyHandlers.ofByteArray())
                .thenApply(Answer::new);
    }

    private HttpRequest.Builder request(String method, URI uri, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        credential.of(method, uri, body).ifPresent(text -> request.header("Authorization", text));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return seen(new Answer(HTTP.send(built, BodyHandlers.ofByteArray())));
        } catch (IOException e) {
            throw new AssertionError(built + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What holds of every answer: no fault of the server, and nothing of its inside. */
    private static Answer seen(Answer answer) {
        boolean text = answer.header("Content-Type").contains("json")
                || answer.header("Content-Type").contains("html");
        requireNothingOfTheInside(answer.response().headers().map() + (text ? answer.text() : ""));
        assertThat(answer.status()).as(answer.response() + ": " + answer.text()).isLessThan(500);
        return answer;
    }

    /** The server's product name in its own {@code Server} header is the server's; a version is too much. */
    private static void requireNothingOfTheInside(String head) {
        String told = head.replaceFirst("(?i)server(=\\[|: )Payara Micro[]\r]", "");
        assertThat(told.toLowerCase(Locale.ROOT))
                .doesNotContain("payara", "glassfish", "grizzly", "jersey", "\tat ", "exception", "x-powered-by");
    }
}
