package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.request.ByteRange;

final class OutgoingTest {
    @Test
    void timeThatRunsOut_cutsTheResponse() throws Exception {
        FakeExchange exchange = FakeExchange.of("GET");
        FakeChannel channel = new FakeChannel(new byte[10], new Random(1));
        CompletableFuture<DeliveryOutcome> finished = new CompletableFuture<>();
        Outgoing outgoing = new Outgoing(
                channel.source(), 10, exchange.context(), exchange.connection(), completing(finished)::finished);

        outgoing.watch(Duration.ofMillis(1));

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.TIMED_OUT);
        assertThat(exchange.events()).containsExactly("cut", "completed");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void clientThatGoesWhileNothingIsWritten_endsTheResponse() throws Exception {
        FakeExchange exchange = FakeExchange.of("GET");
        FakeChannel channel = new FakeChannel(new byte[10], new Random(1));
        CompletableFuture<DeliveryOutcome> finished = new CompletableFuture<>();
        Outgoing outgoing = new Outgoing(
                channel.source(), 10, exchange.context(), exchange.connection(), completing(finished)::finished);
        outgoing.watch(Duration.ofDays(1));

        exchange.leave();

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.ABORTED);
        assertThat(exchange.events()).containsExactly("cut", "completed");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void manyEnds_areOne() {
        FakeExchange exchange = FakeExchange.of("GET");
        FakeChannel channel = new FakeChannel(new byte[10], new Random(1));
        Outgoing outgoing = new Outgoing(
                channel.source(), 10, exchange.context(), exchange.connection(), exchange.listener()::finished);
        outgoing.watch(Duration.ofDays(1));
        AtomicInteger ended = new AtomicInteger();

        IntStream.range(0, 100).parallel().forEach(i -> {
            if (outgoing.end(i % 2 == 0 ? DeliveryOutcome.ABORTED : DeliveryOutcome.FAILED)) {
                ended.incrementAndGet();
            }
        });

        assertThat(ended).hasValue(1);
        assertThat(exchange.events()).hasSize(3).startsWith("cut", "completed");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void stepThatFails_doesNotKeepTheNextFromBeingDone() {
        FakeExchange exchange = FakeExchange.of("GET");
        AsyncContext broken = (AsyncContext) Proxy.newProxyInstance(
                AsyncContext.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("completed by the server already");
                });
        Outgoing outgoing = new Outgoing(
                new FakeChannel(new byte[10], new Random(1)).source(),
                10,
                broken,
                exchange.connection(),
                exchange.listener()::finished);
        outgoing.watch(Duration.ofDays(1));

        outgoing.end(DeliveryOutcome.ABORTED);

        assertThat(exchange.events()).containsExactly("cut", "finished 0 ABORTED");
    }

    private static DeliveryListener completing(CompletableFuture<DeliveryOutcome> finished) {
        return new DeliveryListener() {
            @Override
            public void started(int status, List<ByteRange> ranges) {}

            @Override
            public void finished(long bytesSent, DeliveryOutcome outcome) {
                finished.complete(outcome);
            }
        };
    }
}
