package org.lectern.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.lectern.content.Digest;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.IdentityKey;
import org.lectern.identity.PublicIdentity;
import org.lectern.launcher.client.Json;

/** A node that says it holds a package, and then sends zeros or nothing at all. */
final class FalseNode implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI master;
    private final String id;
    private final IdentityKey key = IdentityKey.generate();
    private final PublicIdentity masterIdentity;
    private final Conduct conduct;
    private final AtomicInteger asked = new AtomicInteger();

    /** What it does when it is asked for bytes. */
    enum Conduct {
        SENDS_ZEROS,
        STALLS
    }

    /** A node that joins the master with a token. */
    FalseNode(URI master, String id, String token, Conduct conduct) throws IOException, InterruptedException {
        this.master = URI.create(master.toString().replaceFirst("/*$", "/"));
        this.conduct = conduct;
        this.id = id;
        this.masterIdentity = join(token);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    /** Says that it holds a package, as long as it is asked to. */
    void claim(String meeting, Digest digest, int chunks) throws IOException, InterruptedException {
        String path = "/api/v1/sync/packages/" + digest.hex();
        server.createContext(
                path + "/chunks",
                exchange -> answer(
                        exchange,
                        200,
                        ("{\"complete\":true,\"count\":" + chunks + ",\"chunks\":\"0-" + (chunks - 1) + "\"}")
                                .getBytes(StandardCharsets.UTF_8)));
        server.createContext(path, this::bytes);
        beat();
        post("replicas", """
                {"full":true,"inventory":"false","replicas":[{"meeting":"%s","version":1,"digest":"%s",
                 "state":"active","bytes_done":1,"bytes_total":1,"error":""}]}""".formatted(meeting, digest));
    }

    /** Is alive. */
    void beat() throws IOException, InterruptedException {
        post("heartbeat", """
                {"boot":"false","software_version":"1","public_urls":["http://127.0.0.1:%d/"],"active_downloads":0,
                 "bytes_served":0,"disk_free":0,"inventory":"false","stopping":false}""".formatted(server.getAddress().getPort()));
    }

    /** How often it was asked for bytes. */
    int asked() {
        return asked.get();
    }

    private void bytes(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String[] range = exchange.getRequestHeaders()
                .getFirst("Range")
                .substring("bytes=".length())
                .split("-", -1);
        int length = (int) (Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1);
        if (conduct == Conduct.STALLS) {
            stall(exchange, length);
        } else {
            answer(exchange, 206, new byte[length]);
        }
    }

    private void stall(HttpExchange exchange, int length) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(206, length);
            exchange.getResponseBody().flush();
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private PublicIdentity join(String token) throws IOException, InterruptedException {
        URI url = master.resolve("api/v1/nodes/" + id + "/join");
        Act act = Act.of("POST", master, url, key.id().getBytes(StandardCharsets.US_ASCII));
        Assertion proof = Assertion.now(id, Assertion.ANY_MASTER, act, Instant.now());
        String offer = "{\"key\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"},\"proof\":\"%s\"}"
                .formatted(key.identity().x(), key.identity().y(), key.sign(proof));
        JsonObject answer = Json.object(post(url, "Bearer " + token, offer)).getJsonObject("master_key");
        return PublicIdentity.of(answer.getString("x"), answer.getString("y"));
    }

    private void post(String action, String body) throws IOException, InterruptedException {
        URI url = master.resolve("api/v1/nodes/" + id + "/" + action);
        Act act = Act.of("POST", master, url, body.getBytes(StandardCharsets.UTF_8));
        Assertion assertion = Assertion.now(id, masterIdentity.id(), act, Instant.now());
        post(url, Assertion.SCHEME + " " + key.sign(assertion), body);
    }

    private String post(URI url, String authorization, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
