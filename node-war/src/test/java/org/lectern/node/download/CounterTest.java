package org.lectern.node.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.network.Networks;
import org.lectern.node.replica.Bench;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.Ticket;

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
        Permitted found = counter.find(BOARD, shown(ticket(digest))).join();
        assertThat(found.replica().content().digest()).isEqualTo(digest);
        assertThat(found.ticket().subject()).isEqualTo("alice");
    }

    @Test
    void find_nothingHereYet_keysAndPackageAreFetched() {
        Digest digest = publish();
        assertThat(counter.find(BOARD, shown(ticket(digest)))).isCompleted();
    }

    @Test
    void find_noTicket_isMissing() {
        assertThat(code(counter.find(BOARD, shown(Optional.empty())))).isEqualTo(ErrorCode.TICKET_MISSING);
    }

    @Test
    void find_expired_saysSo() throws IOException {
        Digest digest = publish();
        bench.sync();
        Optional<String> ticket = Optional.of(bench.master.ticket(BOARD, digest, bench.clock.instant()));
        assertThat(code(counter.find(BOARD, shown(ticket)))).isEqualTo(ErrorCode.TICKET_EXPIRED);
    }

    @Test
    void find_expired_namesTheMasterWhereALinkIsHadAnew() throws IOException {
        bench.sync();
        Ticket over = new Ticket(
                BOARD,
                publish(),
                "alice",
                bench.clock.instant(),
                List.of(URI.create("https://node-2.example/"), URI.create("https://master.example/lectern/")));
        CompletableFuture<Permitted> found = counter.find(BOARD, shown(Optional.of(bench.master.sign(over))));
        assertThatThrownBy(found::join)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.renewalAt())
                                .contains(URI.create("https://master.example/lectern/")));
    }

    @Test
    void find_fromAnotherNetworkThanTheTicketNames_isRefused() throws IOException {
        Ticket ticket =
                new Ticket(BOARD, publish(), "alice", bench.clock.instant().plusSeconds(7200));
        bench.sync();
        String near = bench.master.sign(ticket.within(Networks.parse("192.0.2.0/24")));
        String far = bench.master.sign(ticket.within(Networks.parse("10.0.0.0/8")));
        assertThat(counter.find(BOARD, shown(Optional.of(near)))).isCompleted();
        assertThat(code(counter.find(BOARD, shown(Optional.of(far))))).isEqualTo(ErrorCode.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void find_forAnotherMeeting_isInvalid() throws IOException {
        Digest digest = publish();
        bench.sync();
        assertThat(code(counter.find(new MeetingId("other"), shown(ticket(digest)))))
                .isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_garbage_isInvalid() throws IOException {
        bench.sync();
        assertThat(code(counter.find(BOARD, shown(Optional.of("x.y.z"))))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_oneCharacterChanged_isInvalid() throws IOException {
        Digest digest = publish();
        bench.sync();
        String good = ticket(digest).orElseThrow();
        int middle = good.lastIndexOf('.') + 10;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';
        String bad = good.substring(0, middle) + other + good.substring(middle + 1);
        assertThat(code(counter.find(BOARD, shown(Optional.of(bad))))).isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void find_newKey_isLearntOnTheWay() throws IOException {
        Digest digest = publish();
        bench.sync();
        bench.master.changeKey();
        assertThat(counter.find(BOARD, shown(ticket(digest)))).isCompleted();
    }

    @Test
    void find_noKeysAndMasterAway_isUnavailable() {
        Optional<String> ticket = ticket(publish());
        bench.master.down();
        assertThat(code(counter.find(BOARD, shown(ticket)))).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void find_packageAwayAndMasterAway_isUnavailable() throws IOException {
        bench.sync();
        Optional<String> ticket = ticket(publish());
        bench.master.down();
        assertThat(code(counter.find(BOARD, shown(ticket)))).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void find_versionThatIsNotCurrent_isNotFound() throws IOException {
        Digest old = publish();
        bench.master.publish(BOARD, 2, bytes(2, 1000));
        bench.sync();
        assertThat(code(counter.find(BOARD, shown(ticket(old))))).isEqualTo(ErrorCode.PACKAGE_NOT_FOUND);
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

    private static Shown shown(Optional<String> ticket) {
        return new Shown(ticket, "192.0.2.7");
    }
}
