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
import org.lectern.ticket.SignatureInvalid;

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
