package org.lectern.system;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.launcher.client.Json;

/** Speaks to a master as a node does: joins it, and signs each request. */
final class SignedClient {
    private final HttpClient client = HttpClient.newHttpClient();
    private final IdentityKey key = IdentityKey.generate();
    private final URI root;
    private final String id;
    private final PublicIdentity master;

    /**
     * Joins with a token.
     *
     * @param headers of the request that joins, names and values
     */
    SignedClient(URI master, String id, String token, String... headers) throws IOException, InterruptedException {
        this.root = URI.create(master.toString().replaceFirst("/*$", "/"));
        this.id = id;
        JsonObject jwk = Json.object(join(token, headers)).getJsonObject("master_key");
        this.master = PublicIdentity.of(jwk.getString("x"), jwk.getString("y"));
    }

    private String join(String token, String... headers) throws IOException, InterruptedException {
        URI url = own("join");
        Act act = Act.of("POST", root, url, key.id().getBytes(StandardCharsets.US_ASCII));
        Assertion proof = Assertion.now(id, Assertion.ANY_MASTER, act, Instant.now());
        String offer = "{\"key\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"},\"proof\":\"%s\"}"
                .formatted(key.identity().x(), key.identity().y(), key.sign(proof));
        HttpResponse<String> answer = post(url, "Bearer " + token, offer, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Posts JSON to what {@code action} of this node is. */
    HttpResponse<String> post(String action, String json, String... headers) throws IOException, InterruptedException {
        URI url = own(action);
        Act act = Act.of("POST", root, url, json.getBytes(StandardCharsets.UTF_8));
        Assertion assertion = Assertion.now(id, master.id(), act, Instant.now());
        return post(url, Assertion.SCHEME + " " + key.sign(assertion), json, headers);
    }

    private URI own(String action) {
        return root.resolve("api/v1/nodes/" + id + "/" + action);
    }

    private HttpResponse<String> post(URI url, String authorization, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }
}
