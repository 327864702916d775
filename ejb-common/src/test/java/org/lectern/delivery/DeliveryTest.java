package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.request.Representation;
import org.lectern.delivery.transfer.DeliveryOutcome;
import org.lectern.delivery.transfer.FakeChannel;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.delivery.transfer.NonBlockingCopy;
import org.lectern.delivery.transfer.Transfer;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.store.StoredContent;

final class DeliveryTest {
    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final String TAG = '"' + Digest.of(BYTES).hex() + '"';

    private final FakeChannel channel = new FakeChannel(BYTES, new Random(1));

    @Test
    void get_sendsTheWholeWithItsDescription() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("GET"));

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.output().written()).isEqualTo(BYTES);
        assertThat(exchange.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Accept-Ranges", "bytes"),
                        Map.entry("Cache-Control", "private, no-cache, no-transform"),
                        Map.entry("Connection", "close"),
                        Map.entry("Content-Disposition", "attachment; filename=\"meeting_1.zip\""),
                        Map.entry("Content-Length", "10"),
                        Map.entry("Content-Type", "application/zip"),
                        Map.entry("ETag", TAG),
                        Map.entry("Last-Modified", "Thu, 05 Nov 2026 10:00:00 GMT"),
                        Map.entry("Repr-Digest", "sha-256=:hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=:"),
                        Map.entry("X-Content-Type-Options", "nosniff")));
        assertThat(exchange.events()).containsExactly("started 200", "completed", "finished 10 COMPLETE");
        assertThat(channel.closings()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT"})
    void anyAnswer_isDated(String method) throws IOException {
        Instant now = Instant.parse("2026-11-27T01:02:03Z");
        FakeExchange exchange = FakeExchange.of(method);

        new Delivery(DeliverySettings.DEFAULT, new NonBlockingCopy(10), Clock.fixed(now, ZoneOffset.UTC))
                .serve(exchange.request(), exchange.response(), download(BYTES.length), exchange.listener());

        assertThat(exchange.dates()).containsOnly(Map.entry("Date", now));
    }

    @Test
    void getWithRange_sendsThePart() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("GET").with("Range", "bytes=2-4"));

        assertThat(exchange.status()).isEqualTo(206);
        assertThat(exchange.headers())
                .containsEntry("Content-Range", "bytes 2-4/10")
                .containsEntry("Content-Length", "3");
        assertThat(exchange.output().written())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("234");
        assertThat(exchange.events()).containsExactly("started 206 2-4", "completed", "finished 3 COMPLETE");
    }

    @Test
    void codedContent_isHadByOneRangeAtATime() throws IOException {
        Download coded = download(BYTES.length).with("Content-Encoding", "gzip");

        FakeExchange part = serve(FakeExchange.of("GET").with("Range", "bytes=2-4"), coded);

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers()).containsEntry("Content-Encoding", "gzip").containsEntry("Accept-Ranges", "bytes");
        assertThat(coded.representation().ranges()).isEqualTo(Representation.Ranges.ONE);
        assertThat(download(BYTES.length).representation().ranges()).isEqualTo(Representation.Ranges.ANY);
    }

    @Test
    void getWithStaleIfRange_sendsTheWhole() throws IOException {
        FakeExchange exchange =
                serve(FakeExchange.of("GET").with("Range", "bytes=2-4").with("If-Range", "\"old\""));

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.headers()).doesNotContainKey("Content-Range");
        assertThat(exchange.output().written()).isEqualTo(BYTES);
    }

    @Test
    void head_describesTheWholeWhateverTheRange() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("HEAD").with("Range", "bytes=2-4"));

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.headers()).containsEntry("Content-Length", "10").doesNotContainKey("Content-Range");
        assertThat(exchange.output().written()).isEmpty();
        assertThat(exchange.events()).containsExactly("started 200", "committed", "finished 0 COMPLETE");
    }

    @Test
    void tagInTheSecondLine_isNotModified() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("GET").with("If-None-Match", "\"x\"", "\"y\", " + TAG));

        assertThat(exchange.status()).isEqualTo(304);
        assertThat(exchange.headers()).containsOnlyKeys("ETag", "Last-Modified", "Cache-Control");
        assertThat(exchange.output().written()).isEmpty();
    }

    @Test
    void rangeBeyondTheEnd_isAnsweredWithTheSize() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("GET").with("Range", "bytes=10-"));

        assertThat(exchange.status()).isEqualTo(416);
        assertThat(exchange.headers()).containsEntry("Content-Range", "bytes */10");
    }

    @Test
    void failedCondition_isAProblem() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("GET").with("If-Match", "\"old\""));

        assertThat(exchange.status()).isEqualTo(412);
        assertThat(exchange.output().written()).asString(StandardCharsets.UTF_8).contains("\"precondition_failed\"");
        assertThat(exchange.events()).containsExactly("started 412", "committed", "finished 0 COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "get"})
    void otherMethod_isToldWhichAreAllowed(String method) throws IOException {
        FakeExchange exchange = serve(FakeExchange.of(method));

        assertThat(exchange.status()).isEqualTo(405);
        assertThat(exchange.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void options_namesTheMethods() throws IOException {
        FakeExchange exchange = serve(FakeExchange.of("OPTIONS"));

        assertThat(exchange.status()).isEqualTo(204);
        assertThat(exchange.headers()).containsOnly(Map.entry("Allow", "GET, HEAD, OPTIONS"));
    }

    @Test
    void contentOfAnotherSize_isRefusedBeforeAnythingIsSaid() {
        FakeExchange exchange = FakeExchange.of("GET");
        channel.endingAt(5);
        Download download = download(11);

        assertThatIOException()
                .isThrownBy(() -> new Delivery(DeliverySettings.DEFAULT)
                        .serve(exchange.request(), exchange.response(), download, exchange.listener()));
        assertThat(exchange.headers()).isEmpty();
        assertThat(exchange.events()).isEmpty();
        assertThat(channel.closings()).isOne();
    }

    @Test
    void requestThatWaited_isAnsweredInItsContext() throws IOException {
        FakeExchange exchange = FakeExchange.of("GET");
        Delivery.startAsync(exchange.request());

        serve(exchange);

        assertThat(exchange.output().written()).isEqualTo(BYTES);
        assertThat(exchange.events()).containsExactly("started 200", "completed", "finished 10 COMPLETE");
    }

    @Test
    void headThatWaited_completesItsContext() throws IOException {
        FakeExchange exchange = FakeExchange.of("HEAD");
        Delivery.startAsync(exchange.request());

        serve(exchange);

        assertThat(exchange.events()).containsExactly("started 200", "committed", "completed", "finished 0 COMPLETE");
    }

    @Test
    void headOfAClientThatWent_hasEndedAndIsNotTriedAgain() throws IOException {
        FakeExchange exchange = FakeExchange.of("HEAD").withoutClient();
        Delivery.startAsync(exchange.request());

        serve(exchange);

        assertThat(exchange.events()).containsExactly("started 200", "completed", "finished 0 ABORTED");
    }

    @Test
    void requestThatWaitedWithATimeLimit_isRefused() {
        FakeExchange exchange = FakeExchange.of("GET");
        exchange.request().startAsync();

        assertThatIllegalStateException().isThrownBy(() -> serve(exchange)).withMessageContaining("startAsync");
        assertThat(exchange.events()).isEmpty();
    }

    @Test
    void transferThatCannotBegin_isEnded() throws IOException {
        FakeExchange exchange = FakeExchange.of("GET");
        Transfer broken = outgoing -> {
            throw new IOException("no way out");
        };

        new Delivery(DeliverySettings.DEFAULT, broken, Clock.systemUTC())
                .serve(exchange.request(), exchange.response(), download(BYTES.length), exchange.listener());

        assertThat(exchange.events()).containsExactly("started 200", "finished 0 FAILED");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void listenerThatFails_leavesNothingOpenAndItsRoom() {
        FakeExchange exchange = FakeExchange.of("GET");
        Delivery delivery = new Delivery(DeliverySettings.DEFAULT);
        DeliveryListener failing = new DeliveryListener() {
            @Override
            public void started(int status, List<ByteRange> ranges) {
                throw new IllegalStateException("no journal");
            }

            @Override
            public void finished(long bytesSent, DeliveryOutcome outcome) {
                exchange.events().add("finished");
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> delivery.serve(exchange.request(), exchange.response(), download(BYTES.length), failing));
        assertThat(channel.closings()).isOne();
        assertThat(delivery.active()).isZero();
        assertThat(exchange.events()).isEmpty();
    }

    @Test
    void oneMoreThanMayBeOnTheirWay_isRefusedUntilOneHasLeft() throws IOException {
        Delivery delivery = new Delivery(one());
        FakeExchange first = FakeExchange.of("GET");
        FakeExchange second = FakeExchange.of("GET");
        delivery.serve(first.request(), first.response(), download(BYTES.length), first.listener());

        delivery.serve(second.request(), second.response(), download(BYTES.length), second.listener());

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.headers()).containsKey("Retry-After");
        assertThat(second.events()).isEmpty();
        assertThat(delivery.active()).isOne();
        first.output().runUntil(() -> first.events().contains("completed"));
        assertThat(delivery.active()).isZero();
        FakeExchange third = FakeExchange.of("GET");
        delivery.serve(third.request(), third.response(), download(BYTES.length), third.listener());
        assertThat(third.events()).containsExactly("started 200");
    }

    @Test
    void othersBeside_haveRoomOfTheirOwn() throws IOException {
        Delivery people = new Delivery(one());
        Delivery nodes = people.beside(1);
        FakeExchange first = FakeExchange.of("GET");
        FakeExchange second = FakeExchange.of("GET");
        FakeExchange third = FakeExchange.of("GET");
        nodes.serve(first.request(), first.response(), download(BYTES.length), first.listener());
        people.serve(second.request(), second.response(), download(BYTES.length), second.listener());
        nodes.serve(third.request(), third.response(), download(BYTES.length), third.listener());

        assertThat(second.events()).containsExactly("started 200");
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.headers()).containsKey("Retry-After");
        assertThat(third.events()).isEmpty();
        first.output().runUntil(() -> first.events().contains("completed"));
        assertThat(nodes.active()).isZero();
        assertThat(people.active()).isOne();
    }

    @Test
    void oneMoreThanMayWait_isRefusedUntilOneHasLeft() {
        Delivery delivery = new Delivery(one());
        Seat first = delivery.takeToWait();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(delivery::takeToWait)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(delivery.active()).isZero();
        first.leave();
        first.leave();
        delivery.takeToWait();
        assertThatExceptionOfType(Refusal.class).isThrownBy(delivery::takeToWait);
    }

    @Test
    void stop_waitsForNobodyWhoWaits() {
        Delivery delivery = new Delivery(DeliverySettings.DEFAULT);
        delivery.takeToWait();

        assertThat(delivery.close()).isZero();
        assertThatExceptionOfType(Refusal.class).isThrownBy(delivery::takeToWait);
    }

    private static DeliverySettings one() {
        return new DeliverySettings(
                new DeliveryLimits(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, 1, 0, 0),
                1024,
                1024,
                0,
                Front.NONE);
    }

    private FakeExchange serve(FakeExchange exchange) throws IOException {
        return serve(exchange, download(BYTES.length));
    }

    private static FakeExchange serve(FakeExchange exchange, Download download) throws IOException {
        new Delivery(DeliverySettings.DEFAULT)
                .serve(exchange.request(), exchange.response(), download, exchange.listener());
        if (exchange.output().hasListener()) {
            exchange.output().runUntil(() -> exchange.events().contains("completed"));
        }
        return exchange;
    }

    private Download download(long size) {
        StoredContent content = new StoredContent() {
            @Override
            public Digest digest() {
                return Digest.of(BYTES);
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public SeekableByteChannel open() {
                return channel;
            }
        };
        return Download.of(content, "application/zip", "meeting_1.zip", Instant.parse("2026-11-05T10:00:00.999Z"));
    }
}
