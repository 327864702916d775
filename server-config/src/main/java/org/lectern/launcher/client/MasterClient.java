package org.lectern.launcher.client;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.launcher.terminal.Refusal;

/** Talks to a master as its administrator. */
public final class MasterClient {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI master;
    private final String key;

    /** A client of the master whose context root is {@code master}, with or without a slash at its end. */
    public MasterClient(URI master, String key) {
        this.master = URI.create(master.toString().replaceFirst("/+$", ""));
        this.key = key;
    }

    /**
     * An answer of the master.
     *
     * @param status the status code
     * @param body the object in it, empty when there is none
     * @param tag the entity tag
     */
    public record Answer(int status, JsonObject body, Optional<String> tag) {
        public boolean isFine() {
            return status / 100 == 2;
        }
    }

    /** Asks for {@code path}, which is below {@code /api/v1} and already encoded. */
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** Asks for {@code path} and takes nothing but a success. */
    public JsonObject require(String path) {
        return fine("GET " + path, get(path)).body();
    }

    /** Posts nothing to {@code path} and takes nothing but a success. */
    public JsonObject post(String path) {
        return fine("POST " + path, send("POST", path, BodyPublishers.noBody(), Map.of()))
                .body();
    }

    /** Posts nothing to {@code path}, and is answered in {@code language}. */
    public JsonObject post(String path, String language) {
        return fine("POST " + path, send("POST", path, BodyPublishers.noBody(), Map.of("Accept-Language", language)))
                .body();
    }

    /** Posts an object to {@code path} and takes nothing but a success. */
    public JsonObject post(String path, JsonObject body) {
        BodyPublisher json = BodyPublishers.ofString(body.toString());
        return fine("POST " + path, send("POST", path, json, Map.of("Content-Type", "application/json")))
                .body();
    }

    /** Puts an object at {@code path} and takes nothing but a success. */
    public JsonObject put(String path, JsonObject body, Map<String, String> headers) {
        BodyPublisher json = BodyPublishers.ofString(body.toString());
        return fine("PUT " + path, send("PUT", path, json, with(headers, "Content-Type", "application/json")))
                .body();
    }

    /** Puts bytes at {@code path}. */
    public Answer put(String path, BodyPublisher bytes, Map<String, String> headers) {
        return send("PUT", path, bytes, with(headers, "Content-Type", "application/octet-stream"));
    }

    /** Deletes what is at {@code path}. */
    public void delete(String path) {
        fine("DELETE " + path, send("DELETE", path, BodyPublishers.noBody(), Map.of()));
    }

    private static Answer fine(String request, Answer answer) {
        if (!answer.isFine()) {
            throw Refusal.of("master.refused", request, answer.status(), reason(answer));
        }
        return answer;
    }

    /** Why the master refused. */
    public static String reason(Answer answer) {
        return answer.body().getString("detail", answer.body().getString("title", ""));
    }

    private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(master + "/api/v1" + path))
                .method(method, body)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json, application/problem+json");
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), parsed(answer.body()), answer.headers().firstValue("ETag"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while the master answers"));
        } catch (IOException e) {
            throw Refusal.of("master.unreachable", master, String.valueOf(e.getMessage()))
                    .because(e);
        }
    }

    private static JsonObject parsed(String body) {
        try {
            return body.isBlank() ? JsonObject.EMPTY_JSON_OBJECT : Json.object(body);
        } catch (JsonException e) {
            return Json.provider().createObjectBuilder().add("detail", body).build();
        }
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    /** A path of names as it stands in a URL: every name encoded, the slashes kept. */
    public static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
