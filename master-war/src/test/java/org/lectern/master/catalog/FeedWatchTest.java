package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lectern.master.FakeClock;

final class FeedWatchTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final FakeClock clock = new FakeClock();
    private final AtomicLong generation = new AtomicLong(7);
    private final Queue<Runnable> executed = new ArrayDeque<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final FeedWatch watch = new FeedWatch(generation::get, executed::add, clock);

    @Test
    void request_isHeldUntilTheFeedMoves() {
        watch.await(7, WAIT, answers::incrementAndGet);
        watch.look();
        assertThat(executed).isEmpty();
        assertThat(watch.size()).isEqualTo(1);

        generation.incrementAndGet();
        watch.look();

        assertThat(executed).hasSize(1);
        assertThat(watch.size()).isZero();
    }

    @Test
    void request_isHeldUntilItsTimeIsOver() {
        watch.await(7, WAIT, answers::incrementAndGet);
        clock.advance(WAIT.minusMillis(1));
        watch.look();
        assertThat(executed).isEmpty();

        clock.advance(Duration.ofMillis(1));
        watch.look();

        assertThat(executed).hasSize(1);
    }

    @Test
    void changeBetweenLookAndEntry_isNotMissed() {
        generation.set(8);

        watch.await(7, WAIT, answers::incrementAndGet);

        assertThat(executed).hasSize(1);
        assertThat(watch.size()).isZero();
    }

    @Test
    void answer_isGivenOnce() {
        watch.await(7, WAIT, answers::incrementAndGet);
        generation.set(9);
        watch.look();
        clock.advance(WAIT);
        watch.look();
        watch.close();

        executed.forEach(Runnable::run);
        assertThat(answers).hasValue(1);
    }

    @Test
    void thoseWhoKnowMore_goOnWaiting() {
        watch.await(7, WAIT, answers::incrementAndGet);
        watch.await(8, WAIT, () -> answers.addAndGet(100));
        generation.set(8);
        watch.look();

        executed.forEach(Runnable::run);
        assertThat(answers).hasValue(1);
        assertThat(watch.size()).isEqualTo(1);
    }

    @Test
    void look_costsNothingWhenNobodyWaits() {
        FeedWatch idle = new FeedWatch(
                () -> {
                    throw new AssertionError("nobody waits: the database is not asked");
                },
                executed::add,
                clock);

        idle.look();

        assertThat(idle.size()).isZero();
    }

    @Test
    void clockThatJumpsBack_holdsOnlyLonger() {
        watch.await(7, WAIT, answers::incrementAndGet);
        clock.advance(Duration.ofHours(-1));
        watch.look();
        assertThat(executed).isEmpty();

        generation.incrementAndGet();
        watch.look();

        assertThat(executed).hasSize(1);
    }

    @Test
    void close_answersEverybodyAtOnce() {
        for (int i = 0; i < 5; i++) {
            watch.await(7, WAIT, answers::incrementAndGet);
        }

        watch.close();

        assertThat(answers).hasValue(5);
        assertThat(watch.size()).isZero();
    }

    @Test
    void manyWaiters_areEachAnsweredOnceWhileTheFeedMoves() throws InterruptedException {
        int threads = 8;
        int each = 500;
        ExecutorService pool = Executors.newFixedThreadPool(threads + 2);
        CountDownLatch answered = new CountDownLatch(threads * each);
        FeedWatch busy = new FeedWatch(generation::get, Runnable::run, clock);
        for (int t = 0; t < threads; t++) {
            pool.execute(() -> {
                for (int i = 0; i < each; i++) {
                    busy.await(generation.get(), WAIT, () -> {
                        answers.incrementAndGet();
                        answered.countDown();
                    });
                    generation.incrementAndGet();
                    busy.look();
                }
            });
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        busy.look();

        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).hasValue(threads * each);
        assertThat(busy.size()).isZero();
    }
}
