package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.delta.DictionaryCoding;
import org.lectern.delta.ManifestBody;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.SyncFeed;

final class HttpMasterTest {
    private static final MeetingId BOARD = new MeetingId("board");
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final String FEED = """
            {"generation":7,"complete":true,"meetings":[{"id":"board","state":"active","removed":false,"version":3,
            "digest":"%s","size":100}]}
            """.formatted(DIGEST);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private HttpServer server;
    private HttpMaster master;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/papers/");
        master = new HttpMaster(
                new HubSettings(new NodeId("hall-1"), root, Duration.ofSeconds(5), Duration.ofSeconds(5)),
                entrance -> new Unproven());
    }

    @AfterEach
    void stop() {
        finished.countDown();
        master.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void feed_newMeeting_parsed() throws IOException {
        answer("/papers/api/v1/sync/meetings", 200, FEED);
        SyncFeed feed = master.feed(3, Duration.ofSeconds(2)).orElseThrow();
        assertThat(feed.generation()).isEqualTo(7);
        assertThat(feed.meetings()).hasSize(1);
        assertThat(feed.meetings().get(0).state()).isEqualTo(MeetingState.ACTIVE);
        assertThat(feed.meetings().get(0).startsAt()).isEmpty();
        assertThat(requests).containsExactly("GET /papers/api/v1/sync/meetings?since=3&wait=2 Lectern-Node hall-1 - -");
        assertThat(master.status()).isEqualTo(MasterStatus.UP);
    }

    @Test
    void feed_askedAgainFromThere_sendsTagAndTakes304ForNothingNew() throws IOException {
        server.createContext("/", exchange -> {
            note(exchange);
            boolean known = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            send(exchange, known ? 304 : 200, known ? "" : FEED);
        });
        assertThat(master.feed(0, Duration.ZERO)).isPresent();
        assertThat(master.feed(7, Duration.ZERO)).isEmpty();
    }

    @Test
    void whatTheMasterLost_isPutThere() throws IOException {
        answer("/papers/api/v1/sync/packages/" + DIGEST.hex() + "/", 204, "");
        BitSet numbers = new BitSet();
        numbers.set(0, 4);
        numbers.set(7);
        master.give(DIGEST, numbers, new byte[] {1, 2});
        master.giveManifest(DIGEST, "h.dGV4dA.s");
        String start = "PUT /papers/api/v1/sync/packages/" + DIGEST.hex();
        assertThat(requests.poll()).startsWith(start + "/chunks?numbers=0-3,7 Lectern-Node hall-1");
        assertThat(requests.poll())
                .startsWith(start + "/manifest Lectern-Node hall-1")
                .endsWith("h..s\ntext");
    }

    @Test
    void manifest_withoutAnother_isAskedForAndTakenWhole() throws IOException {
        answer("/papers/api/v1/sync/packages/" + DIGEST.hex() + "/manifest", 200, "h..s\ntext");
        assertThat(master.manifest(DIGEST, Optional.empty())).isEqualTo("h.dGV4dA.s");
    }

    @Test
    void manifest_likeAnother_isCodedAgainstIt() throws IOException {
        Master.KnownManifest known = new Master.KnownManifest(Digest.of(new byte[] {2}), "h.dGV4dA.s");
        byte[] dictionary = ManifestBody.of(known.signed());
        server.createContext("/", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("dcz");
            assertThat(exchange.getRequestHeaders().getFirst("Dictionary-ID"))
                    .isEqualTo('"' + known.digest().hex() + '"');
            assertThat(exchange.getRequestHeaders().getFirst("Available-Dictionary"))
                    .isEqualTo(DictionaryCoding.nameOf(dictionary));
            exchange.getResponseHeaders().add("Content-Encoding", "dcz");
            byte[] coded = DictionaryCoding.encode("h..t\ntext".getBytes(StandardCharsets.US_ASCII), dictionary);
            exchange.sendResponseHeaders(200, coded.length);
            exchange.getResponseBody().write(coded);
            exchange.close();
        });
        assertThat(master.manifest(DIGEST, Optional.of(known))).isEqualTo("h.dGV4dA.t");
    }

    @Test
    void manifest_inNoForm_isUnreachable() {
        answer("/", 200, "h.t.s");
        assertThatThrownBy(() -> master.manifest(DIGEST, Optional.empty()))
                .isInstanceOf(MasterUnreachable.class)
                .hasMessageContaining("HEADER..SIGNATURE");
    }

    @Test
    void manifest_codedThoughNothingWasNamed_isUnreachable() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "dcz");
            send(exchange, 200, "noise");
        });
        assertThatThrownBy(() -> master.manifest(DIGEST, Optional.empty())).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void meeting_unknown_isGoneAndMasterIsUp() {
        answer("/", 404, "{}");
        assertThatThrownBy(() -> master.meeting(BOARD)).isInstanceOf(Gone.class);
        assertThat(master.status()).isEqualTo(MasterStatus.UP);
    }

    @Test
    void keys_wrongKey_isNotAuthorised() {
        answer("/", 403, "{}");
        assertThatThrownBy(() -> master.keys())
                .isInstanceOf(NotAuthorised.class)
                .hasMessageContaining("lectern.node.join-token");
        assertThat(master.status()).isEqualTo(MasterStatus.REFUSED);
    }

    @Test
    void keys_serverError_isUnreachable() {
        answer("/", 503, "busy");
        assertThatThrownBy(() -> master.keys()).isInstanceOf(MasterUnreachable.class);
        assertThat(master.status()).isEqualTo(MasterStatus.DOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void keys_masterIsBusy_saysHowLongToWait(int status) {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            send(exchange, status, "{}");
        });
        assertThatThrownBy(() -> master.keys())
                .isInstanceOfSatisfying(
                        MasterBusy.class, busy -> assertThat(busy.pause()).hasSeconds(7));
        assertThat(master.status()).isEqualTo(MasterStatus.UP);
    }

    @Test
    void keys_nobodyListens_isUnreachable() {
        server.stop(0);
        assertThatThrownBy(() -> master.keys()).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void keys_noAnswer_isUnreachableAfterItsTime() {
        server.createContext("/", exchange -> await());
        assertThatThrownBy(() -> master.keys())
                .isInstanceOf(MasterUnreachable.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void heartbeat_answered_parsed() throws IOException {
        answer(
                "/papers/api/v1/nodes/hall-1/heartbeat",
                200,
                "{\"interval_seconds\":10,\"draining\":true,\"report\":true}");
        Heartbeat beat = new Heartbeat(
                "b", "1", List.of(URI.create("http://127.0.0.1:1/")), 2, 3, 4, "i", false, Optional.empty());
        assertThat(master.heartbeat(beat)).isEqualTo(new Heartbeat.Answer(10, true, true, Optional.empty(), List.of()));
        assertThat(requests.peek()).startsWith("POST").contains("\"active_downloads\":2", "application/json");
    }

    @Test
    void heartbeat_answeredWithPage_isUnreachable() {
        answer("/", 200, "<html>a proxy's page</html>");
        Heartbeat beat = new Heartbeat(
                "b", "1", List.of(URI.create("http://127.0.0.1:1/")), 2, 3, 4, "i", false, Optional.empty());
        assertThatThrownBy(() -> master.heartbeat(beat)).isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void close_whileQuestionIsHeld_breaksItOff() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            asked.countDown();
            await();
        });
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new AssertionError("answered " + master.feed(0, Duration.ofSeconds(60)));
                    } catch (MasterFailure e) {
                        return e;
                    }
                },
                threads);
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        master.close();
        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(MasterUnreachable.class);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            note(exchange);
            send(exchange, status, body);
        });
    }

    private void note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                orDash(exchange.getRequestHeaders().getFirst("Range")),
                orDash(exchange.getRequestHeaders().getFirst("Content-Type")) + body));
    }

    private static String orDash(String text) {
        return text == null ? "-" : text;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
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
}
