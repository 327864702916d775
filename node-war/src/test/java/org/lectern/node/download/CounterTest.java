package org.lectern.node.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.Bench;
import org.lectern.problem.ErrorCode;

final class CounterTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private Counter counter;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        counter = new Counter(bench.keys, bench.replicas, new DownloadSettings(Duration.ofSeconds(60)));
    }

    @Test
    void find_ticketAndPackageHere_atOnce() throws IOException {
        Digest digest = publish();
        bench.sync();
        bench.master.down();
        Permitted found = counter.find(BOARD, ticket(digest)).join();
        assertThat(found.replica().content().digest()).isEqualTo(digest);
        assertThat(found.ticket().subject()).isEqualTo("alice");
    }

    @Test
    void find_nothingHereYet_keysAndPackageAreFetched() {
        Digest digest = publish();
        assertThat(counter.find(BOARD, ticket(digest))).isCompleted();
    }

    @Test
    void find_noTicket_isMissing() {
        assertThat(code(counter.find(BOARD, Optional.empty()))).isEqualTo(ErrorCode.TICKET_MISSING);
    }

    @Test
    void find_expired_saysSo() throws IOException {
        Digest digest = publish();
        bench.sync();
        Optional<String> ticket = Optional.of(bench.master.ticket(BOARD, digest, bench.clock.instant()));
        assertThat(code(counter.find(BOARD, ticket))).isEqualTo(ErrorCode.TICKET_EXPIRED);
    }

    @Test
    void find_forAnotherMeeting_isInvalid() throws IOException {
        Digest digest = publish();
        bench.sync();
        assertThat(code(counter.find(new MeetingId("other"), ticket(digest)))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_garbage_isInvalid() throws IOException {
        bench.sync();
        assertThat(code(counter.find(BOARD, Optional.of("x.y.z")))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_oneCharacterChanged_isInvalid() throws IOException {
        Digest digest = publish();
        bench.sync();
        String good = ticket(digest).orElseThrow();
        int middle = good.lastIndexOf('.') + 10;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';
        String bad = good.substring(0, middle) + other + good.substring(middle + 1);
        assertThat(code(counter.find(BOARD, Optional.of(bad)))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_newKey_isLearntOnTheWay() throws IOException {
        Digest digest = publish();
        bench.sync();
        bench.master.changeKey();
        assertThat(counter.find(BOARD, ticket(digest))).isCompleted();
    }

    @Test
    void find_noKeysAndMasterAway_isUnavailable() {
        Optional<String> ticket = ticket(publish());
        bench.master.down();
        assertThat(code(counter.find(BOARD, ticket))).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void find_packageAwayAndMasterAway_isUnavailable() throws IOException {
        bench.sync();
        Optional<String> ticket = ticket(publish());
        bench.master.down();
        assertThat(code(counter.find(BOARD, ticket))).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void find_versionThatIsNotCurrent_isNotFound() throws IOException {
        Digest old = publish();
        bench.master.publish(BOARD, 2, bytes(2, 1000));
        bench.sync();
        assertThat(code(counter.find(BOARD, ticket(old)))).isEqualTo(ErrorCode.PACKAGE_NOT_FOUND);
    }

    @Test
    void refusal_patienceOver_isUnavailable() {
        assertThat(Counter.refusal(new CompletionException(new TimeoutException()))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    private Digest publish() {
        return bench.master.publish(BOARD, 1, bytes(1, 1000));
    }

    private Optional<String> ticket(Digest digest) {
        return Optional.of(
                bench.master.ticket(BOARD, digest, bench.clock.instant().plusSeconds(60 * 60)));
    }

    private static ErrorCode code(CompletableFuture<Permitted> found) {
        Throwable failure = found.handle((permitted, thrown) -> thrown).join();
        return Counter.refusal(failure).code();
    }
}
