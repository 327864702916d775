package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;
import org.lectern.node.hub.Backoff;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.replica.fetch.DiskFull;
import org.lectern.node.replica.fetch.Tally;

final class FetchesTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Urgency SOON = new Urgency(Urgency.Need.AHEAD, NOON);
    private static final Urgency LATER = new Urgency(Urgency.Need.AHEAD, NOON.plus(MINUTE));

    private final List<Digest> ran = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Fetches fetches = new Fetches(1, waiting::add, clock, FetchesTest::backoff);

    @Test
    void start_twice_oneJobAndOneEnd() {
        CompletableFuture<Void> first = fetches.start(DIGEST, LATER, () -> {});
        CompletableFuture<Void> second = fetches.start(DIGEST, LATER, () -> {
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
        Tally tally = new Tally(42, 42, 0, 0, 42);
        CompletableFuture<Void> end = fetches.start(DIGEST, LATER, () -> {
            fetches.reached(DIGEST, tally);
            throw new IOException("broken cable");
        });
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        assertThat(fetches.status(DIGEST)).isEqualTo(new Fetches.Status(false, tally, 0, "broken cable"));
        assertThat(fetches.isDue(DIGEST)).isFalse();
        clock.move(MINUTE);
        assertThat(fetches.isDue(DIGEST)).isTrue();
    }

    @Test
    void start_failsFurtherOnEachTime_waitDoesNotGrow() {
        Duration second = Duration.ofSeconds(1);
        Fetches growing = new Fetches(1, Runnable::run, clock, () -> new Backoff(second, MINUTE, new Random(3)));
        for (int i = 1; i <= 20; i++) {
            Tally further = new Tally(i, 100, 0, 0, i);
            assertThat(growing.start(DIGEST, LATER, () -> {
                        growing.reached(DIGEST, further);
                        throw new IOException("broken cable");
                    }))
                    .isCompletedExceptionally();
            clock.move(second);
            assertThat(growing.isDue(DIGEST)).isTrue();
        }
    }

    @Test
    void start_diskStaysFull_isLoggedOnceAndToldWithItsFigures() {
        Fetches often = new Fetches(1, Runnable::run, clock, FetchesTest::backoff);
        List<String> logged = logged(() -> {
            for (int free = 1; free <= 5; free++) {
                DiskFull full = new DiskFull(10, free, "beside the reserve");
                fail(often, full);
                assertThat(often.status(DIGEST).error()).isEqualTo(full.getMessage());
            }
            fail(often, new MasterUnreachable("connect", new IOException("refused")));
            fail(often, new DiskFull(10, 6, "beside the reserve"));
            fail(often, new IOException("broken cable"));
            fail(often, new DiskFull(10, 7, "beside the reserve"));
        });

        assertThat(logged).hasSize(3);
        assertThat(logged.get(1)).contains("broken cable");
    }

    private static void fail(Fetches fetches, IOException failure) {
        assertThat(fetches.start(DIGEST, LATER, () -> {
                    throw failure;
                }))
                .isCompletedExceptionally();
    }

    /** What the class tells the log meanwhile. */
    private static List<String> logged(Runnable work) {
        List<String> messages = new ArrayList<>();
        Logger log = Logger.getLogger(Fetches.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            work.run();
        } finally {
            log.removeHandler(handler);
        }
        return messages;
    }

    @Test
    void start_jobThrowsError_countsAsFailure() {
        CompletableFuture<Void> end = fetches.start(DIGEST, LATER, () -> {
            throw new AssertionError("bug");
        });
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        assertThat(fetches.status(DIGEST).running()).isFalse();
    }

    @Test
    void start_executorRefuses_fails() {
        Fetches refused = new Fetches(
                1,
                job -> {
                    throw new RejectedExecutionException("stopping");
                },
                clock,
                FetchesTest::backoff);
        assertThat(refused.start(DIGEST, LATER, () -> {})).isCompletedExceptionally();
    }

    @Test
    void forget_underWay_staysUntilItEnds() {
        CompletableFuture<Void> end = fetches.start(DIGEST, LATER, () -> {
            throw new IOException("x");
        });
        fetches.forget(digest -> true);
        assertThat(fetches.status(DIGEST).running()).isTrue();
        waiting.remove().run();
        assertThat(end).isCompletedExceptionally();
        fetches.forget(digest -> true);
        assertThat(fetches.status(DIGEST)).isEqualTo(Fetches.Status.NONE);
    }

    @Test
    void start_severalWait_mostUrgentRunsFirst() {
        start(DIGEST, LATER);
        start(OTHER, SOON);
        runAll();
        assertThat(ran).containsExactly(OTHER, DIGEST);
    }

    @Test
    void order_startMoved_countsForThoseThatWait() {
        start(DIGEST, LATER);
        start(OTHER, SOON);
        fetches.order(Map.of(OTHER, LATER, DIGEST, SOON));
        runAll();
        assertThat(ran).containsExactly(DIGEST, OTHER);
    }

    @Test
    void goOn_moreUrgentWaits_leavesItsPlaceAndRunsAfterIt() {
        CompletableFuture<Void> later = startThatMeets(OTHER, SOON);
        waiting.remove().run();
        assertThat(later).isNotDone();
        assertThat(fetches.status(DIGEST).running()).isTrue();
        assertThat(fetches.status(DIGEST).error()).isEmpty();
        runAll();
        assertThat(later).isCompleted();
        assertThat(ran).containsExactly(OTHER, DIGEST);
    }

    @Test
    void goOn_equallyUrgentWaits_staysInItsPlace() {
        CompletableFuture<Void> first = startThatMeets(OTHER, LATER);
        runAll();
        assertThat(first).isCompleted();
        assertThat(ran).containsExactly(DIGEST, OTHER);
    }

    @Test
    void goOn_anotherPlaceIsFree_staysInItsPlace() {
        Fetches two = new Fetches(2, waiting::add, clock, FetchesTest::backoff);
        CompletableFuture<Void> first = two.start(DIGEST, LATER, () -> {
            assertThat(two.start(OTHER, SOON, () -> ran.add(OTHER))).isNotDone();
            two.goOn(DIGEST);
            ran.add(DIGEST);
        });
        runAll();
        assertThat(first).isCompleted();
        assertThat(ran).containsExactly(DIGEST, OTHER);
    }

    private void start(Digest digest, Urgency urgency) {
        assertThat(fetches.start(digest, urgency, () -> ran.add(digest))).isNotDone();
    }

    /** A fetch of the first package; another is wanted while it runs. */
    private CompletableFuture<Void> startThatMeets(Digest other, Urgency urgency) {
        return fetches.start(DIGEST, LATER, () -> {
            if (!ran.contains(other)) {
                start(other, urgency);
            }
            fetches.goOn(DIGEST);
            ran.add(DIGEST);
        });
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static Backoff backoff() {
        return new Backoff(MINUTE, MINUTE, new Random(3));
    }
}
