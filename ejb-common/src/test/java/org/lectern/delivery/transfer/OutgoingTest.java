package org.lectern.delivery.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutgoingTest {
    private static final Watch PATIENT = new Watch(Duration.ofDays(1), Duration.ofDays(1));

    private final FakeExchange exchange = FakeExchange.of("GET");
    private final FakeChannel channel = new FakeChannel(new byte[10], new Random(1));
    private final Outgoing outgoing = exchange.outgoing(channel, 10);
    private final CompletableFuture<DeliveryOutcome> finished = new CompletableFuture<>();

    @Test
    void timeThatRunsOut_cutsTheResponse() throws Exception {
        follow(new Watch(Duration.ofMillis(4), Duration.ofDays(1)));

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.TIMED_OUT);
        assertThat(exchange.events()).containsExactly("cut", "completed");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void clientThatTakesNothing_isCut() throws Exception {
        follow(new Watch(Duration.ofDays(1), Duration.ofMillis(4)));

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.STALLED);
        assertThat(exchange.events()).containsExactly("cut", "completed");
    }

    @Test
    void clientThatTakesALittle_isLeftAlone() throws Exception {
        Watch watch = new Watch(Duration.ofDays(1), Duration.ofMillis(400));
        FakeExchange slow = FakeExchange.of("GET");
        Outgoing trickle = slow.outgoing(new FakeChannel(new byte[10], new Random(1)), 10);
        CompletableFuture<DeliveryOutcome> trickled = new CompletableFuture<>();
        trickle.follow(watch, (sent, outcome) -> trickled.complete(outcome));
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> takeUntil(finished, trickle));
        follow(watch);

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.STALLED);
        taking.get(30, TimeUnit.SECONDS);
        assertThat(trickled).isNotDone();
        trickle.end(DeliveryOutcome.COMPLETE);
        assertThat(trickled).isCompletedWithValue(DeliveryOutcome.COMPLETE);
    }

    @Test
    void lookThatBreaks_isNotTheLast() throws Exception {
        exchange.whenOffered(() -> {
            throw new OutOfMemoryError("for a test");
        });

        follow(new Watch(Duration.ofDays(1), Duration.ofMillis(20)));

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.STALLED);
    }

    @Test
    void clientOfWhichTheKernelSaysNothing_isOfferedMoreBeforeItIsCut() throws Exception {
        Watch watch = new Watch(Duration.ofDays(1), Duration.ofMillis(20));
        CompletableFuture<Void> offeredOften = new CompletableFuture<>();
        AtomicInteger offers = new AtomicInteger();
        exchange.whenOffered(() -> {
            if (offers.incrementAndGet() < 8) {
                outgoing.sent(1);
            } else {
                offeredOften.complete(null);
            }
        });
        follow(watch);

        offeredOften.get(30, TimeUnit.SECONDS);
        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.STALLED);
        assertThat(outgoing.sent()).isEqualTo(7);
    }

    @Test
    void responseThatRestsForItsPace_isLeftAlone() throws Exception {
        Watch watch = new Watch(Duration.ofDays(1), Duration.ofMillis(400));
        FakeExchange slow = FakeExchange.of("GET");
        Outgoing resting = slow.outgoing(new FakeChannel(new byte[10], new Random(1)), 10);
        CompletableFuture<DeliveryOutcome> rested = new CompletableFuture<>();
        resting.follow(watch, (sent, outcome) -> rested.complete(outcome));
        restUntil(finished, resting);
        follow(watch);

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.STALLED);
        assertThat(rested).isNotDone();
        resting.end(DeliveryOutcome.COMPLETE);
        assertThat(rested).isCompletedWithValue(DeliveryOutcome.COMPLETE);
    }

    private static void restUntil(CompletableFuture<?> end, Outgoing outgoing) {
        if (!end.isDone()) {
            outgoing.goOnAfter(Duration.ofMillis(1), () -> restUntil(end, outgoing));
        }
    }

    private static void takeUntil(CompletableFuture<?> end, Outgoing outgoing) {
        while (!end.isDone()) {
            outgoing.sent(1);
            Thread.onSpinWait();
        }
    }

    @Test
    void clientThatGoesWhileNothingIsWritten_endsTheResponse() throws Exception {
        follow(PATIENT);

        exchange.leave();

        assertThat(finished.get(30, TimeUnit.SECONDS)).isEqualTo(DeliveryOutcome.ABORTED);
        assertThat(exchange.events()).containsExactly("cut", "completed");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void serverThatRefusesAsynchronousMode_failsTheResponse() {
        exchange.refusingAsync();

        outgoing.follow(PATIENT, exchange.listener()::finished);

        assertThat(exchange.events()).containsExactly("cut", "finished 0 FAILED");
        assertThat(channel.closings()).isOne();
    }

    @Test
    void endBeforeTheRequestReturns_needsNoAsynchronousMode() {
        outgoing.endElsewhere(DeliveryOutcome.COMPLETE);

        follow(PATIENT);

        assertThat(finished).isCompletedWithValue(DeliveryOutcome.COMPLETE);
        assertThat(exchange.request().isAsyncStarted()).isFalse();
        assertThat(exchange.events()).isEmpty();
        assertThat(channel.closings()).isOne();
    }

    @Test
    void endOnAThreadOfTheServers_isFinishedOnAnother() throws Exception {
        CompletableFuture<Thread> finishing = new CompletableFuture<>();
        outgoing.follow(PATIENT, (sent, outcome) -> finishing.complete(Thread.currentThread()));
        Thread selector = new Thread(() -> outgoing.endElsewhere(DeliveryOutcome.COMPLETE));
        selector.start();

        assertThat(finishing.get(30, TimeUnit.SECONDS)).isNotEqualTo(selector);
    }

    @Test
    void manyEnds_areOne() {
        outgoing.follow(PATIENT, exchange.listener()::finished);
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
        exchange.breakingCompletion();
        outgoing.follow(PATIENT, exchange.listener()::finished);

        outgoing.end(DeliveryOutcome.ABORTED);

        assertThat(exchange.events()).containsExactly("cut", "finished 0 ABORTED");
    }

    private void follow(Watch watch) {
        outgoing.follow(watch, (sent, outcome) -> finished.complete(outcome));
    }
}
