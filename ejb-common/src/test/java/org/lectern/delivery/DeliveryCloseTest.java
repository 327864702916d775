package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.store.LocalContent;

final class DeliveryCloseTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    static Path folder;

    @Test
    void whatIsOnItsWay_leavesBeforeTheStop() throws Exception {
        Delivery delivery = delivery(Duration.ofSeconds(30));
        FakeExchange leaving = FakeExchange.of("GET");
        serve(delivery, leaving);

        CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(delivery::close);
        assertThat(stopped).isNotDone();
        leaving.output().runUntil(() -> leaving.events().contains("completed"));

        assertThat(stopped.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(leaving.output().written()).isEqualTo(BYTES);
    }

    @Test
    void whoComesLate_isSentAway() throws IOException {
        Delivery delivery = delivery(Duration.ZERO);
        delivery.close();
        FakeExchange late = FakeExchange.of("GET");
        serve(delivery, late);

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.headers()).containsKey("Retry-After");
        assertThat(late.events()).isEmpty();
    }

    @Test
    void whatTakesTooLong_isNotWaitedFor() throws IOException {
        Delivery delivery = delivery(Duration.ofMillis(1));
        serve(delivery, FakeExchange.of("GET"));

        assertThat(delivery.close()).isOne();
    }

    private static Delivery delivery(Duration grace) {
        DeliveryLimits limits = new DeliveryLimits(Duration.ofHours(1), Duration.ofHours(1), grace, 10, 0, 0);
        return new Delivery(new DeliverySettings(limits, 1024, 1024, 0, Front.NONE));
    }

    private static void serve(Delivery delivery, FakeExchange exchange) throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), BYTES);
        Download download = Download.of(
                new LocalContent(file, Digest.of(BYTES), BYTES.length), "application/zip", "m.zip", Instant.EPOCH);
        delivery.serve(exchange.request(), exchange.response(), download, exchange.listener());
    }
}
