package org.lectern.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.lectern.content.Digest;

/** A node that says it holds a package, and then sends zeros or nothing at all. */
final class FalseNode implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SignedClient client;
    private final HttpServer server;
    private final Conduct conduct;
    private final AtomicInteger asked = new AtomicInteger();

    /** What it does when it is asked for bytes. */
    enum Conduct {
        SENDS_ZEROS,
        STALLS
    }

    /** A node that joins the master with a token. */
    FalseNode(URI master, String id, String token, Conduct conduct) throws IOException, InterruptedException {
        this.conduct = conduct;
        this.client = new SignedClient(master, id, token);
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

    private void post(String action, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.post(action, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
