package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.node.replica.Bench.BOARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.LinkRevoked;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.Stamp;

final class KeyRingTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
    }

    @Test
    void openTicket_keysFetchedOnce_worksWithoutMasterAfterRestart() throws IOException {
        String ticket = ticket();
        bench.sync();
        bench.master.down();
        bench.restart();
        assertThat(bench.keys.isEmpty()).isFalse();
        assertThat(bench.keys.openTicket(ticket).digest()).isEqualTo(DIGEST);
    }

    @Test
    void openTicket_expired_saysSo() {
        String ticket = bench.master.ticket(BOARD, DIGEST, bench.clock.instant());
        bench.keys.refreshSoon().join();
        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(LinkExpired.class);
    }

    @Test
    void openTicket_noKeysYet_invalidAndFromUnknownKey() {
        String ticket = ticket();
        assertThat(bench.keys.isEmpty()).isTrue();
        assertThat(bench.keys.isFromUnknownKey(ticket)).isTrue();
        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(SignatureInvalid.class);
    }

    @Test
    void isFromUnknownKey_garbage_no() {
        assertThat(bench.keys.isFromUnknownKey("garbage")).isFalse();
        assertThat(bench.keys.isFromUnknownKey("a.b.c")).isFalse();
    }

    @Test
    void refreshSoon_newKey_learntAndKept() throws IOException {
        bench.sync();
        bench.master.changeKey();
        String ticket = ticket();
        assertThat(bench.keys.isFromUnknownKey(ticket)).isTrue();
        bench.keys.refreshSoon().join();
        bench.restart();
        assertThat(bench.keys.openTicket(ticket).meeting()).isEqualTo(BOARD);
    }

    @Test
    void refreshSoon_manyInARow_askTheMasterOnce() {
        bench.keys.refreshSoon().join();
        bench.keys.refreshSoon().join();
        bench.keys.refreshSoon().join();
        assertThat(bench.master.keyCalls).isEqualTo(1);
        bench.clock.move(Duration.ofSeconds(5));
        bench.keys.refreshSoon().join();
        assertThat(bench.master.keyCalls).isEqualTo(2);
    }

    @Test
    void refreshSoon_manyAtOnce_takeOneThread() throws IOException {
        List<Runnable> work = new ArrayList<>();
        bench.executor = new HereAndNow() {
            @Override
            public void execute(Runnable command) {
                work.add(command);
            }
        };
        bench.restart();
        CompletableFuture<Void> first = bench.keys.refreshSoon();
        CompletableFuture<Void> second = bench.keys.refreshSoon();
        assertThat(work).hasSize(1);
        assertThat(second).isNotDone();
        work.get(0).run();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(bench.keys.refreshSoon()).isNotDone();
        assertThat(work).hasSize(2);
    }

    @Test
    void refreshSoon_masterAway_keepsWhatItHas() throws IOException {
        String ticket = ticket();
        bench.sync();
        bench.master.down();
        bench.keys.refreshSoon().join();
        assertThat(bench.keys.openTicket(ticket).subject()).isEqualTo("alice");
    }

    @Test
    void calledBack_countsWithTheNextAnswerAndAfterARestartWithoutMaster() throws IOException {
        Instant now = bench.clock.instant();
        String ticket = bench.master.ticket(BOARD, DIGEST, now.plusSeconds(7200), new Stamp("AAAA", now));
        String other = bench.master.ticket(BOARD, DIGEST, now.plusSeconds(7200), new Stamp("BBBB", now));
        bench.sync();
        assertThat(bench.keys.openTicket(ticket).subject()).isEqualTo("alice");

        bench.master.callBack("ticket", "AAAA", bench.clock.instant(), now.plusSeconds(7200));
        bench.sync();

        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(LinkRevoked.class);
        assertThat(bench.keys.openTicket(other).subject()).isEqualTo("alice");
        bench.master.down();
        bench.restart();
        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(LinkRevoked.class);
    }

    @Test
    void calledBack_passOfANode_isRefused() throws IOException {
        String pass = bench.master.pass(DIGEST, bench.clock.instant().plusSeconds(600));
        bench.sync();
        assertThat(bench.keys.openPass(pass).node()).isEqualTo("sibling");

        bench.master.callBack(
                "node", "sibling", bench.clock.instant(), bench.clock.instant().plusSeconds(600));
        bench.sync();

        assertThatThrownBy(() -> bench.keys.openPass(pass)).isInstanceOf(SignatureInvalid.class);
    }

    @Test
    void calledBack_ofAKindThatIsNotKnown_isPassedOver() throws IOException {
        bench.sync();
        bench.master.callBack("planet", "mars", bench.clock.instant(), bench.clock.instant());
        String ticket = ticket();
        bench.sync();

        assertThat(bench.keys.openTicket(ticket).subject()).isEqualTo("alice");
    }

    @Test
    void fileOfWhatIsCalledBack_damaged_listIsReadFromItsStart() throws IOException {
        Instant now = bench.clock.instant();
        bench.master.callBack("subject", "alice", now, now.plusSeconds(7200));
        bench.sync();
        Files.writeString(folder.resolve("revoked.json"), "{]");
        bench.restart();
        bench.sync();

        String ticket = bench.master.ticket(BOARD, DIGEST, now.plusSeconds(7200), new Stamp("AAAA", now));
        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(LinkRevoked.class);
    }

    @Test
    void keyTakenBack_packagesStayServedUnderNewManifests() throws IOException {
        byte[] bytes = Bench.bytes(5, 200_000);
        Digest digest = bench.master.publish(BOARD, 1, bytes);
        bench.sync();
        String ticket = bench.master.ticket(BOARD, digest, bench.clock.instant().plusSeconds(7200));
        assertThat(bench.keys.openTicket(ticket).digest()).isEqualTo(digest);
        int transfers = bench.master.packageCalls;

        bench.master.revokeKeys();
        bench.feed.pass();

        assertThatThrownBy(() -> bench.keys.openTicket(ticket)).isInstanceOf(SignatureInvalid.class);
        assertThat(bench.isServed(BOARD, digest)).isTrue();
        bench.master.down();
        bench.restart();
        assertThat(bench.isServed(BOARD, digest)).isTrue();
        assertThat(bench.master.packageCalls).isEqualTo(transfers);
    }

    @Test
    void start_fileDamaged_asksAgain() throws IOException {
        bench.sync();
        Files.writeString(folder.resolve("keys.json"), "{]");
        bench.restart();
        assertThat(bench.keys.isEmpty()).isTrue();
        bench.sync();
        assertThat(bench.keys.isEmpty()).isFalse();
    }

    private String ticket() {
        Instant expires = bench.clock.instant().plusSeconds(60 * 60);
        return bench.master.ticket(BOARD, DIGEST, expires);
    }
}
