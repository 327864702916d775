package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;

final class HttpPackageBytesTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final String CONTENT = "0123456789abcdef";
    private static final List<ByteSpan> ONE = List.of(new ByteSpan(5, 8));
    private static final List<ByteSpan> TWO = List.of(new ByteSpan(1, 2), new ByteSpan(10, 12));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Map<ByteSpan, String> parts = new LinkedHashMap<>();
    private final MasterWatch watch = new MasterWatch();
    private HttpServer server;
    private HttpCalls calls;
    private HttpPackageBytes packages;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        calls = new HttpCalls(client, watch);
        packages = packages(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        finished.countDown();
        calls.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void read_oneSpan_isAskedForWithTheCredentialAndHandedOver() throws IOException {
        serve(exchange -> sendRange(exchange, ONE.get(0)));
        read(ONE);
        assertThat(parts).containsExactly(Map.entry(ONE.get(0), "5678"));
        assertThat(requests)
                .containsExactly("/papers/api/v1/sync/packages/" + DIGEST.hex() + " Lectern-Node hall-1 bytes=5-8");
    }

    @Test
    void read_twoSpans_comeInOneAnswer() throws IOException {
        serve(exchange -> sendParts(exchange, TWO));
        read(TWO);
        assertThat(parts).containsExactly(Map.entry(TWO.get(0), "12"), Map.entry(TWO.get(1), "abc"));
        assertThat(requests).singleElement().asString().endsWith("bytes=1-2,10-12");
    }

    @Test
    void read_severalAnswers_useOneConnection() throws IOException {
        LinkedBlockingQueue<InetSocketAddress> clients = new LinkedBlockingQueue<>();
        serve(exchange -> {
            clients.add(exchange.getRemoteAddress());
            sendParts(exchange, TWO);
        });
        read(TWO);
        read(TWO);
        read(TWO);
        assertThat(clients).hasSize(3);
        assertThat(clients.stream().distinct()).hasSize(1);
    }

    @Test
    void read_senderCoalesces_handsOverTheLargerSpan() throws IOException {
        serve(exchange -> sendRange(exchange, new ByteSpan(1, 12)));
        read(TWO);
        assertThat(parts).containsExactly(Map.entry(new ByteSpan(1, 12), "123456789abc"));
    }

    @Test
    void read_firstRangeOnly_handsOverThatOne() throws IOException {
        serve(exchange -> sendRange(exchange, TWO.get(0)));
        read(TWO);
        assertThat(parts).containsOnlyKeys(TWO.get(0));
    }

    @Test
    void read_wholeForSeveralRanges_asksForOneFromThenOn() throws IOException {
        serve(exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range").contains(",")) {
                send(exchange, 200, CONTENT);
            } else {
                sendRange(exchange, TWO.get(0));
            }
        });
        read(TWO);
        read(TWO);
        assertThat(parts).containsOnlyKeys(TWO.get(0));
        assertThat(requests).extracting(request -> request.contains(",")).containsExactly(true, false, false);
    }

    @Test
    void read_wholeForOneRange_isUnreachable() {
        serve(exchange -> send(exchange, 200, CONTENT));
        assertThatThrownBy(() -> read(ONE)).isInstanceOf(MasterUnreachable.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void read_rangeWithoutItsPlace_isUnreachable() {
        serve(exchange -> send(exchange, 206, "5678"));
        assertThatThrownBy(() -> read(ONE)).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void read_otherRangeThanAskedFor_isUnreachable() {
        serve(exchange -> sendRange(exchange, new ByteSpan(5, 9)));
        assertThatThrownBy(() -> read(ONE))
                .isInstanceOf(MasterUnreachable.class)
                .hasMessageContaining("nobody asked for");
    }

    @Test
    void read_morePartsThanAskedFor_isUnreachable() {
        List<ByteSpan> three = List.of(TWO.get(0), TWO.get(1), new ByteSpan(4, 5));
        serve(exchange -> sendParts(exchange, three));
        assertThatThrownBy(() -> read(TWO)).isInstanceOf(MasterUnreachable.class);
        assertThat(parts).hasSize(2);
    }

    @Test
    void read_masterIsBusy_saysHowLongToWaitAndKeepsTheConnection() {
        LinkedBlockingQueue<InetSocketAddress> clients = new LinkedBlockingQueue<>();
        serve(exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.getResponseHeaders().add("Retry-After", "7");
            send(exchange, 503, "{}");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> read(ONE)).isInstanceOf(MasterBusy.class).hasMessageContaining("in 7 s");
        }
        assertThat(clients.stream().distinct()).hasSize(1);
    }

    @Test
    void read_unknown_isGoneAndMasterIsUp() {
        serve(exchange -> send(exchange, 404, "{}"));
        assertThatThrownBy(() -> read(ONE)).isInstanceOf(Gone.class);
        assertThat(watch.status()).isEqualTo(MasterStatus.UP);
    }

    @Test
    void read_senderStalls_fails() {
        packages = packages(Duration.ofSeconds(4));
        serve(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 5-8/16");
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write('5');
            exchange.getResponseBody().flush();
            await();
        });
        assertThatThrownBy(() -> read(ONE))
                .isInstanceOf(MasterUnreachable.class)
                .hasMessageContaining("stalled");
    }

    @Test
    void read_connectionBreaks_fails() {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 5-8/16");
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write('5');
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });
        assertThatThrownBy(() -> read(ONE)).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void read_callsAreClosedMeanwhile_breaksOff() {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 5-8/16");
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write('5');
            exchange.getResponseBody().flush();
            await();
        });
        assertThatThrownBy(() -> packages.read(DIGEST, ONE, (span, bytes) -> {
                    assertThat(bytes.read()).isEqualTo('5');
                    calls.close();
                    bytes.read();
                }))
                .isInstanceOf(MasterUnreachable.class)
                .hasMessageContaining("stopping");
    }

    private HttpPackageBytes packages(Duration patience) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/papers/");
        return new HttpPackageBytes(calls, base, url -> Unproven.SHOWN, patience);
    }

    private void read(List<ByteSpan> spans) throws IOException {
        packages.read(
                DIGEST,
                spans,
                (span, bytes) -> parts.put(span, new String(bytes.readAllBytes(), StandardCharsets.US_ASCII)));
    }

    private void serve(Answer answer) {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Range"));
            answer.send(exchange);
        });
    }

    private static void sendRange(HttpExchange exchange, ByteSpan span) throws IOException {
        exchange.getResponseHeaders().add("Content-Range", "bytes " + span.first() + "-" + span.last() + "/16");
        send(exchange, 206, CONTENT.substring((int) span.first(), (int) span.last() + 1));
    }

    private static void sendParts(HttpExchange exchange, List<ByteSpan> spans) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "multipart/byteranges; boundary=b");
        StringBuilder body = new StringBuilder();
        for (ByteSpan span : spans) {
            body.append("\r\n--b\r\nContent-Range: bytes ")
                    .append(span.first())
                    .append('-')
                    .append(span.last())
                    .append("/16\r\n\r\n")
                    .append(CONTENT, (int) span.first(), (int) span.last() + 1);
        }
        send(exchange, 206, body + "\r\n--b--\r\n");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }
}
