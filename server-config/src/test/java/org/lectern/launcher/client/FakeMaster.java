package org.lectern.launcher.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.content.Digest;

/** A master that keeps one meeting, {@code m}, in memory, one document a page. */
public final class FakeMaster implements AutoCloseable {
    private static final String MEETING = "/api/v1/meetings/m";

    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private volatile boolean known;
    private volatile String refused = "";
    private volatile String lastKey = "";

    public FakeMaster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was uploaded, by path. */
    public Map<String, String> documents() {
        return Map.copyOf(documents);
    }

    public String lastKey() {
        return lastKey;
    }

    /** Refuses a document from now on. */
    public void refuse(String path) {
        refused = path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastKey = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(MEETING + "/documents/")) {
            document(exchange, path.substring((MEETING + "/documents/").length()), body);
        } else if (path.equals(MEETING + "/documents")) {
            send(exchange, 200, page(String.valueOf(exchange.getRequestURI().getQuery())));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            known = true;
            send(exchange, 200, body);
        } else {
            send(exchange, known ? 200 : 404, "{}");
        }
    }

    private void document(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            documents.remove(path);
            send(exchange, 204, "");
            return;
        }
        byte[] digest = Digest.of(body.getBytes(StandardCharsets.UTF_8)).bytes();
        String expected = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Repr-Digest"))) {
            send(exchange, 400, "{\"detail\":\"wrong digest\"}");
        } else if (path.equals(refused)) {
            send(exchange, 413, "{\"detail\":\"too large\"}");
        } else {
            documents.put(path, body);
            send(exchange, 201, "{}");
        }
    }

    private String page(String query) {
        String after = query.contains("after=") ? query.substring(query.indexOf("after=") + 6) : "";
        JsonArrayBuilder items = Json.provider().createArrayBuilder();
        TreeMap<String, String> rest = new TreeMap<>(new TreeMap<>(documents).tailMap(after, after.isEmpty()));
        String next = rest.isEmpty() ? "" : rest.firstKey();
        if (!next.isEmpty()) {
            String digest =
                    Digest.of(rest.get(next).getBytes(StandardCharsets.UTF_8)).toString();
            items.add(Json.provider().createObjectBuilder().add("path", next).add("digest", digest));
        }
        var page = Json.provider().createObjectBuilder().add("items", items);
        return (rest.size() > 1 ? page.add("next", next) : page).build().toString();
    }

    private static void send(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
