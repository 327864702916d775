package org.lectern.master.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.OnEachDatabase;
import org.lectern.master.TestDatabase;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Page;

@OnEachDatabase
final class DownloadsTest {
    private static final MeetingId BOARD = new MeetingId("board");
    private static final Instant START = Instant.parse("2026-12-01T01:00:00.000001Z");

    @Parameter
    private TestDatabase database;

    @BeforeEach
    void clean() {
        database.clean();
    }

    @Test
    void download_isReadAsItWasReported() {
        DownloadReport.Item item = item(UUID.randomUUID(), "participant:board:王芳");
        take(item);

        assertThat(list("", 10).items())
                .extracting(DownloadEntry::toView)
                .containsExactly(new DownloadEntry.DownloadView("node-1", item));
    }

    @Test
    void reportThatIsSentAgain_countsOnce() {
        DownloadReport.Item one = item(UUID.randomUUID(), "a");
        DownloadReport.Item two = item(UUID.randomUUID(), "b");
        take(one);
        take(one, two);
        take(two, two);

        assertThat(list("", 10).items()).hasSize(2);
    }

    @Test
    void reportThatIsSentTwiceAtOnce_countsOnce() {
        database.transact(entities -> entities.createNativeQuery("insert into node"
                        + " (id, networks, draining, enrolled_at, revision)"
                        + " values ('node-1', '', false, timestamp with time zone '2026-12-01 00:00:00Z', 0)")
                .executeUpdate());
        for (int round = 1; round <= 20; round++) {
            DownloadReport.Item item = item(UUID.randomUUID(), "a");
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> takeAt(start, item));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> takeAt(start, item));

            assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(Duration.ofSeconds(30));
            assertThat(list("", 50).items()).hasSize(round);
        }
    }

    private void takeAt(CyclicBarrier start, DownloadReport.Item item) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
        take(item);
    }

    @Test
    void emptyReport_isTaken() {
        take();

        assertThat(list("", 10).items()).isEmpty();
    }

    @Test
    void longestReport_isTaken() {
        DownloadReport.Item[] items = new DownloadReport.Item[DownloadReport.MOST];
        for (int i = 0; i < items.length; i++) {
            items[i] = item(UUID.randomUUID(), "s" + i);
        }
        take(items);
        take(items);

        assertThat(list("", 500).items()).hasSize(500);
    }

    @Test
    void pages_joinWithoutGapOrRepeat() {
        for (int i = 0; i < 5; i++) {
            take(item(UUID.randomUUID(), "s" + i));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            Page<DownloadEntry> page = list(after, 2);
            page.items().forEach(entry -> seen.add(entry.id()));
            after = page.next();
        }

        assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    private static DownloadReport.Item item(UUID id, String subject) {
        Digest digest = Digest.of("package".getBytes(StandardCharsets.UTF_8));
        return new DownloadReport.Item(
                id, BOARD, digest, subject, 1L << 33, 1L << 34, 17, START, START.plusNanos(2_000));
    }

    private void take(DownloadReport.Item... items) {
        in(downloads -> {
            downloads.take("node-1", new DownloadReport(List.of(items)));
            return downloads;
        });
    }

    private Page<DownloadEntry> list(String after, int limit) {
        return in(downloads -> downloads.list(BOARD, after, limit));
    }

    private <T> T in(Function<Downloads, T> work) {
        return database.inTransaction(entities -> work.apply(new Downloads(entities)));
    }
}
