package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.node.hub.Backoff;

final class FetchesTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Fetches fetches = new Fetches(waiting::add, clock, FetchesTest::backoff);

    @Test
    void start_twice_oneJobAndOneEnd() {
        CompletableFuture<Void> first = fetches.start(DIGEST, () -> {});
        CompletableFuture<Void> second = fetches.start(DIGEST, () -> {
            throw new IOException("never runs");
        });
        assertThat(second).isSameAs(first);
        assertThat(waiting).hasSize(1);
        assertThat(fetches.isDue(DIGEST)).isFalse();
        assertThat(fetches.status(DIGEST).running()).isTrue();
        waiting.remove().run();
        assertThat(first).isCompleted();
        assertThat(fetches.isDue(DIGEST)).isTrue();
    }

    @Test
    void start_fails_isDueAgainAfterItsWait() {
        CompletableFuture<Void> end = fetches.start(DIGEST, () -> {
            fetches.reached(DIGEST, 42);
            throw new IOException("broken cable");
        });
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        assertThat(fetches.status(DIGEST)).isEqualTo(new Fetches.Status(false, 42, "broken cable"));
        assertThat(fetches.isDue(DIGEST)).isFalse();
        clock.move(MINUTE);
        assertThat(fetches.isDue(DIGEST)).isTrue();
    }

    @Test
    void start_jobThrowsError_countsAsFailure() {
        CompletableFuture<Void> end = fetches.start(DIGEST, () -> {
            throw new AssertionError("bug");
        });
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        assertThat(fetches.status(DIGEST).running()).isFalse();
    }

    @Test
    void start_executorRefuses_fails() {
        Fetches refused = new Fetches(
                job -> {
                    throw new RejectedExecutionException("stopping");
                },
                clock,
                FetchesTest::backoff);
        assertThat(refused.start(DIGEST, () -> {})).isCompletedExceptionally();
    }

    @Test
    void forget_underWay_staysUntilItEnds() {
        CompletableFuture<Void> end = fetches.start(DIGEST, () -> {
            throw new IOException("x");
        });
        fetches.forget(digest -> true);
        assertThat(fetches.status(DIGEST).running()).isTrue();
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        fetches.forget(digest -> true);
        assertThat(fetches.status(DIGEST)).isEqualTo(new Fetches.Status(false, 0, ""));
    }

    private static Backoff backoff() {
        return new Backoff(MINUTE, MINUTE, new Random(3));
    }
}
