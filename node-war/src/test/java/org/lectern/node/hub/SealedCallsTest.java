package org.lectern.node.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.node.membership.Proofs;

final class SealedCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MasterWatch watch = new MasterWatch();
    private final List<String> shown = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private Optional<String> seal = Optional.of("good");
    private HttpServer server;
    private HttpCalls calls;
    private SealedCalls sealed;

    /** Proofs that have numbers, and take answers that are sealed as good. */
    private static final class Numbered implements Proofs {
        private int count;
        private boolean teachable = true;

        @Override
        public Proof prove(String method, URI url, byte[] body) {
            count++;
            String number = "proof-" + count;
            return new Proof() {
                @Override
                public String authorization() {
                    return number;
                }

                @Override
                public void require(int status, byte[] answer, Optional<String> header) throws IOException {
                    if (header.filter("good"::equals).isEmpty()) {
                        throw new IOException("not sealed");
                    }
                }
            };
        }

        @Override
        public boolean learn(Proof proof, int status, Optional<String> header) {
            boolean learnt = teachable && status == 401;
            teachable = teachable && !learnt;
            return learnt;
        }

        @Override
        public void renewWhenDue() {}
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
            seal.ifPresent(text -> exchange.getResponseHeaders().add("Lectern-Seal", text));
            exchange.sendResponseHeaders(statuses.removeFirst(), -1);
            exchange.close();
        });
        server.start();
        calls = new HttpCalls(HttpClient.newHttpClient(), watch);
        sealed = new SealedCalls(calls, PATIENCE);
    }

    @AfterEach
    void stop() {
        calls.close();
        server.stop(0);
    }

    @Test
    void ask_sealedAnswer_isTaken() throws IOException {
        statuses.add(204);

        assertThat(ask().statusCode()).isEqualTo(204);
        assertThat(shown).containsExactly("proof-1");
        assertThat(watch.status()).isEqualTo(MasterStatus.UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 404})
    void ask_answerWithoutSeal_isNoneOfTheMaster(int status) {
        seal = Optional.empty();
        statuses.add(status);

        assertThatThrownBy(this::ask).isInstanceOf(MasterUnreachable.class).hasMessage("not sealed");
        assertThat(watch.status()).isEqualTo(MasterStatus.DOWN);
    }

    @Test
    void ask_sealedNothing_isGone() {
        statuses.add(404);

        assertThatThrownBy(this::ask).isInstanceOf(Gone.class);
        assertThat(watch.status()).isEqualTo(MasterStatus.UP);
    }

    @Test
    void ask_refusalThatTeaches_isFollowedByAnotherProof() throws IOException {
        statuses.addAll(List.of(401, 200));

        assertThat(ask().statusCode()).isEqualTo(200);
        assertThat(shown).containsExactly("proof-1", "proof-2");
    }

    @Test
    void ask_refusedAgain_isRefused() {
        statuses.addAll(List.of(401, 401));

        assertThatThrownBy(this::ask).isInstanceOf(NotAuthorised.class);
        assertThat(shown).hasSize(2);
        assertThat(watch.status()).isEqualTo(MasterStatus.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 503})
    void ask_failureWithoutSeal_isWhatItSays(int status) {
        seal = Optional.empty();
        statuses.add(status);

        assertThatThrownBy(this::ask).isInstanceOf(status == 403 ? NotAuthorised.class : MasterUnreachable.class);
    }

    private HttpResponse<byte[]> ask() throws MasterFailure {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return sealed.ask(new Numbered(), Question.get(url, "something"), Duration.ZERO);
    }
}
