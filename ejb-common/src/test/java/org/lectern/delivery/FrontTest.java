package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.delivery.Front.Kind;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.network.Networks;
import org.lectern.store.ContentBroken;
import org.lectern.store.LocalContent;
import org.lectern.store.StoredContent;

final class FrontTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    static Path folder;

    @Test
    void nginx_isToldAnInternalAddress() throws IOException {
        FakeExchange exchange = serve(Kind.NGINX, marked("nginx"), content());

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.headers())
                .containsEntry("X-Accel-Redirect", "/_lectern" + folder.toUri().getRawPath() + "a%20%E4%B8%80.zip")
                .containsEntry("ETag", '"' + Digest.of(BYTES).hex() + '"')
                .containsEntry("Content-Type", "application/zip")
                .doesNotContainKeys("Content-Length", "Content-Range");
        assertThat(exchange.events()).containsExactly("started 200", "committed", "finished 3 HANDED_ON");
    }

    @Test
    void apache_isToldThePath() throws IOException {
        FakeExchange exchange = serve(Kind.APACHE, marked("apache"), content());

        assertThat(exchange.headers())
                .containsEntry("X-Sendfile", folder.resolve("a 一.zip").toString());
    }

    @Test
    void range_isLeftToTheFront() throws IOException {
        FakeExchange exchange = serve(Kind.NGINX, marked("nginx").with("Range", "bytes=1-1"), content());

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.events()).containsExactly("started 206 1-1", "committed", "finished 1 HANDED_ON");
    }

    @Test
    void markOfSomebodyElse_isAnsweredHere() throws IOException {
        FakeExchange exchange = serve(Kind.NGINX, marked("nginx").from("192.168.1.7"), content());

        assertThat(exchange.headers()).doesNotContainKey("X-Accel-Redirect").containsEntry("Content-Length", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-Range", "If-Unmodified-Since"})
    void conditionThatTheFrontWouldJudge_isAnsweredHere(String header) throws IOException {
        FakeExchange exchange = serve(
                Kind.NGINX, marked("nginx").with(header, '"' + Digest.of(BYTES).hex() + '"'), content());

        assertThat(exchange.headers()).doesNotContainKey("X-Accel-Redirect").containsEntry("Content-Length", "3");
    }

    @Test
    void requestByAnotherWay_isAnsweredHere() throws IOException {
        assertThat(serve(Kind.NGINX, FakeExchange.of("GET"), content()).headers())
                .doesNotContainKey("X-Accel-Redirect");
        assertThat(serve(Kind.NGINX, marked("apache"), content()).headers()).doesNotContainKey("X-Accel-Redirect");
        assertThat(serve(Kind.NONE, marked("none"), content()).headers()).doesNotContainKey("X-Sendfile");
    }

    @Test
    void wrongBytes_areNotHandedOn() {
        StoredContent broken = new StoredContent() {
            @Override
            public Digest digest() {
                return Digest.of(BYTES);
            }

            @Override
            public long size() {
                return BYTES.length;
            }

            @Override
            public FileChannel open() throws IOException {
                throw new ContentBroken("rotten");
            }

            @Override
            public Optional<Path> verifiedFile() throws IOException {
                throw new ContentBroken("rotten");
            }
        };
        FakeExchange exchange = marked("nginx");

        assertThatIOException().isThrownBy(() -> serve(Kind.NGINX, exchange, broken));
        assertThat(exchange.events()).isEmpty();
    }

    @Test
    void frontThatWent_isToldNothingAndTheAnswerEnds() throws IOException {
        FakeExchange exchange = serve(Kind.NGINX, marked("nginx").withoutClient(), content());

        assertThat(exchange.events()).containsExactly("started 200", "finished 0 ABORTED");
    }

    @Test
    void serverThatStops_handsNothingOn() throws IOException {
        Delivery delivery = delivery(Kind.NGINX);
        delivery.close();

        FakeExchange late = serve(delivery, marked("nginx"), content());

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.headers()).containsKey("Retry-After").doesNotContainKey("X-Accel-Redirect");
        assertThat(late.events()).isEmpty();
    }

    private static FakeExchange marked(String kind) {
        return FakeExchange.of("GET").from("10.1.2.3").with("X-Lectern-Front", kind);
    }

    private static StoredContent content() throws IOException {
        Path file = Files.write(folder.resolve("a 一.zip"), BYTES);
        return new LocalContent(file, Digest.of(BYTES), BYTES.length);
    }

    private static Delivery delivery(Kind kind) {
        return new Delivery(new DeliverySettings(
                DeliveryLimits.DEFAULT, 1024, 1024, 0, new Front(kind, "/_lectern/", Networks.parse("10.0.0.0/8"))));
    }

    private static FakeExchange serve(Kind kind, FakeExchange exchange, StoredContent content) throws IOException {
        return serve(delivery(kind), exchange, content);
    }

    private static FakeExchange serve(Delivery delivery, FakeExchange exchange, StoredContent content)
            throws IOException {
        delivery.serve(
                exchange.request(),
                exchange.response(),
                Download.of(content, "application/zip", "m.zip", Instant.EPOCH),
                exchange.listener());
        if (exchange.output().hasListener()) {
            exchange.output().runUntil(() -> exchange.events().contains("completed"));
        }
        return exchange;
    }
}
