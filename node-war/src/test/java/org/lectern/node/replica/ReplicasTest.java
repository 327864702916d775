package org.lectern.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lectern.node.replica.Bench.BOARD;
import static org.lectern.node.replica.Bench.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.store.verified.ChunkInvalid;
import org.lectern.ticket.SigningKey;

final class ReplicasTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    private Path folder;

    private Bench bench;
    private MemoryMaster master;
    private byte[] content;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        master = bench.master;
        content = bytes(1, SIZE);
    }

    @Test
    void sync_published_isServedByteForByte() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(bench.replicas.find(BOARD, digest).orElseThrow().published()).isEqualTo(MemoryMaster.PUBLISHED);
        assertThat(bench.replicas.count()).isEqualTo(1);
    }

    @Test
    void sync_masterAway_servesWhatItHasAfterRestart() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        master.down();
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void sync_newVersion_movesOnlyNewBytesAndKeepsTheOldForAWhile() throws IOException {
        Digest first = master.publish(BOARD, 1, content);
        bench.sync();
        master.bytesSent = 0;
        byte[] changed = content.clone();
        changed[SIZE / 2] ^= 1;
        Digest second = master.publish(BOARD, 2, changed);
        bench.sync();
        assertThat(master.bytesSent).isLessThanOrEqualTo(512 << 10);
        assertThat(bench.read(BOARD, second)).isEqualTo(changed);
        assertThat(bench.read(BOARD, first)).isEqualTo(content);
        bench.clock.move(Bench.KEEP);
        bench.replicas.tend();
        assertThat(bench.isServed(BOARD, first)).isFalse();
        assertThat(bench.isServed(BOARD, second)).isTrue();
        assertThat(bench.folders("active")).isEqualTo(1);
    }

    @Test
    void sync_edition_isServedAndItsChunksTravelOnce() throws IOException {
        Digest full = master.publish(BOARD, 1, content);
        Digest edition = master.addEdition(BOARD, Arrays.copyOf(content, SIZE / 2));
        bench.sync();
        assertThat(bench.isServed(BOARD, full)).isTrue();
        master.bytesSent = 0;
        bench.sync();
        assertThat(bench.read(BOARD, edition)).isEqualTo(Arrays.copyOf(content, SIZE / 2));
        assertThat(master.bytesSent).isLessThanOrEqualTo(256 << 10);
        assertThat(bench.replicas.report())
                .extracting(ReplicaReport.Item::digest, ReplicaReport.Item::state)
                .containsExactly(tuple(full, ReplicaState.ACTIVE), tuple(edition, ReplicaState.ACTIVE));
    }

    @Test
    void obtain_editionThatTheMasterJustMade_isFetched() throws Exception {
        Digest full = master.publish(BOARD, 1, content);
        bench.sync();
        Digest edition = master.addEdition(BOARD, bytes(4, SIZE));
        bench.replicas.obtain(BOARD, edition).get();
        assertThat(bench.read(BOARD, edition)).isEqualTo(bytes(4, SIZE));
        assertThat(bench.isServed(BOARD, full)).isTrue();
    }

    @Test
    void sync_backToAnOlderVersion_makesItTheNewestAgain() throws IOException {
        Digest first = master.publish(BOARD, 1, content);
        bench.sync();
        Digest second = master.publish(BOARD, 2, bytes(2, SIZE));
        bench.sync();
        master.publish(BOARD, 3, content);
        bench.sync();
        bench.clock.move(Bench.KEEP);
        bench.replicas.tend();
        assertThat(bench.isServed(BOARD, first)).isTrue();
        assertThat(bench.isServed(BOARD, second)).isFalse();
    }

    @Test
    void sync_removed_isGoneFromDisk() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        master.remove(BOARD);
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(bench.folders("active")).isZero();
        assertThat(bench.folders("meetings")).isZero();
        assertThat(bench.folders("trash")).isZero();
    }

    @Test
    void sync_removedWhileAnotherMeetingHasTheSamePackage_isKeptForThat() throws IOException {
        MeetingId other = new MeetingId("other");
        Digest digest = master.publish(BOARD, 1, content);
        master.publish(other, 1, content);
        bench.sync();
        master.remove(BOARD);
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(bench.read(other, digest)).isEqualTo(content);
    }

    @Test
    void sync_meetingsThatDifferInCase_areTwo() throws IOException {
        Digest lower = master.publish(new MeetingId("board"), 1, content);
        Digest upper = master.publish(new MeetingId("BOARD"), 1, bytes(2, SIZE));
        bench.sync();
        bench.restart();
        assertThat(bench.isServed(new MeetingId("board"), lower)).isTrue();
        assertThat(bench.isServed(new MeetingId("BOARD"), upper)).isTrue();
        assertThat(bench.isServed(new MeetingId("BOARD"), lower)).isFalse();
    }

    @Test
    void sync_transferCut_goesOnWithWhatIsMissing() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.cutAfter = 600 << 10;
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        master.cutAfter = Integer.MAX_VALUE;
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(master.bytesSent).isLessThan(SIZE + (256 << 10));
    }

    @Test
    void sync_soonerMeetingPublishedMeanwhile_goesFirstAndTheOtherKeepsItsChunks() throws IOException {
        bench.fetches = 1;
        bench.restart();
        MeetingId sooner = new MeetingId("sooner");
        byte[] large = Bench.bytes(1, 12 << 20);
        byte[] small = Bench.bytes(2, 100_000);
        Digest late = master.publish(BOARD, 1, large);
        List<Boolean> lateIsWhole = new ArrayList<>();
        master.transfer = () -> {
            if (master.packageCalls == 2) {
                master.startsAt = MemoryMaster.PUBLISHED.minusSeconds(60);
                master.publish(sooner, 1, small);
                tendNow();
            } else {
                lateIsWhole.add(bench.isServed(BOARD, late));
            }
        };
        bench.sync();
        assertThat(lateIsWhole).containsOnly(false);
        assertThat(bench.isServed(sooner, Digest.of(small))).isTrue();
        assertThat(bench.read(BOARD, late)).isEqualTo(large);
        assertThat(master.packageCalls)
                .as("two runs, the sooner package, the rest of the second run")
                .isEqualTo(4);
        assertThat(master.bytesSent).isLessThan((12 << 20) + (4 << 20) + 300_000);
    }

    private void tendNow() {
        try {
            bench.feed.pass();
            bench.replicas.tend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sync_leftoverOfFetchRotten_isFetchedAgain() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.cutAfter = 600 << 10;
        bench.sync();
        flip(folder.resolve("fetching").resolve(digest.hex()).resolve("package"), 5000);
        master.cutAfter = Integer.MAX_VALUE;
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void sync_oneWrongTransfer_isAskedForAgain() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.wrongTransfers = 1;
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void sync_onlyWrongTransfers_endsReportedAndNeverActive() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.wrongTransfers = Integer.MAX_VALUE;
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(master.packageCalls).isLessThan(10);
        assertThat(item(digest).state()).isEqualTo(ReplicaState.ANNOUNCED);
        assertThat(item(digest).error()).contains("wrong bytes");
        assertThat(item(digest).bytesDone()).isBetween(1L, SIZE - 1L);
    }

    @Test
    void sync_manifestSignedBySomebodyElse_neverActive() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        master.replaceManifest(BOARD, SigningKey.generate().sign(MemoryMaster.manifest(BOARD, 1, content)));
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(item(digest).error()).contains("not signed");
        assertThat(master.packageCalls).isZero();
    }

    @Test
    void sync_newVersion_manifestIsAskedForAgainstTheOneThatIsHere() throws IOException {
        Digest first = master.publish(BOARD, 1, content);
        bench.sync();
        assertThat(master.similar).isEmpty();
        Digest second = master.publish(BOARD, 2, bytes(9, SIZE));
        bench.sync();
        assertThat(master.similar).containsExactly(first);
        assertThat(bench.isServed(BOARD, second)).isTrue();
    }

    @Test
    void sync_manifestOfAnotherPackage_neverActive() throws IOException {
        Digest other = master.publish(new MeetingId("other"), 1, bytes(2, SIZE));
        Digest digest = master.publish(BOARD, 1, content);
        master.replaceManifest(BOARD, master.meeting(new MeetingId("other")).manifest());
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        assertThat(bench.isServed(new MeetingId("other"), other)).isTrue();
        assertThat(item(digest).error()).contains("instead of");
    }

    @Test
    void sync_newSigningKey_isFetchedWithIt() throws IOException {
        master.publish(BOARD, 1, content);
        bench.sync();
        master.changeKey();
        Digest digest = master.publish(BOARD, 2, bytes(2, SIZE));
        bench.sync();
        assertThat(bench.isServed(BOARD, digest)).isTrue();
    }

    @Test
    void sync_diskTooFull_waitsAndSaysSo() throws IOException {
        bench.reserve = Long.MAX_VALUE / 2;
        bench.restart();
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        assertThat(item(digest).error()).contains("disk is too full", content.length + " are missing");
        assertThat(master.packageCalls).isZero();
        assertThat(bench.replicas.free()).isZero();
    }

    @Test
    void sync_supersededBeforeItWasWhole_isAbandoned() throws IOException {
        master.publish(BOARD, 1, content);
        master.cutAfter = 100;
        bench.sync();
        master.cutAfter = Integer.MAX_VALUE;
        Digest second = master.publish(BOARD, 2, bytes(2, SIZE));
        bench.sync();
        assertThat(bench.isServed(BOARD, second)).isTrue();
        assertThat(bench.folders("fetching")).isZero();
    }

    @Test
    void read_byteFlipped_failsAndIsRepairedWithOneChunk() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        master.bytesSent = 0;
        flip(bench.packageFile(digest), SIZE / 2);
        assertThatThrownBy(() -> bench.read(BOARD, digest)).isInstanceOf(ChunkInvalid.class);
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(master.bytesSent).isLessThanOrEqualTo(256 << 10);
    }

    @Test
    void read_byteFlippedAndTimesPutBackAfterItWasServed_fails() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        FileTime before = Files.getLastModifiedTime(bench.packageFile(digest));
        flip(bench.packageFile(digest), SIZE - 1);
        Files.setLastModifiedTime(bench.packageFile(digest), before);
        assertThatThrownBy(() -> bench.read(BOARD, digest)).isInstanceOf(ChunkInvalid.class);
    }

    @Test
    void read_byteFlippedAndMasterAway_isNotServedUntilMasterIsBack() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        flip(bench.packageFile(digest), 0);
        master.down();
        assertThatThrownBy(() -> bench.read(BOARD, digest)).isInstanceOf(ChunkInvalid.class);
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        bench.restart();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        master.up();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void start_fileChanged_isRepairedBeforeItIsServed() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        flip(bench.packageFile(digest), 100);
        master.bytesSent = 0;
        bench.restart();
        assertThat(bench.isServed(BOARD, digest)).isFalse();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
        assertThat(master.bytesSent).isLessThanOrEqualTo(256 << 10);
    }

    @Test
    void start_fileOnlyTouchedAndMasterAway_isWholeAgainWithoutMaster() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        Files.setLastModifiedTime(bench.packageFile(digest), FileTime.fromMillis(0));
        master.down();
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void start_fileCutOff_isRepaired() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        try (FileChannel channel = FileChannel.open(bench.packageFile(digest), StandardOpenOption.WRITE)) {
            channel.truncate(SIZE / 2);
        }
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void start_manifestDamaged_isFetchedAnew() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        Files.writeString(bench.packageFile(digest).resolveSibling("manifest"), "x");
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void start_meetingFileDamaged_isAnnouncedAgain() throws IOException {
        Digest digest = master.publish(BOARD, 1, content);
        bench.sync();
        for (Path file : bench.shelf.listMeetings()) {
            Files.writeString(file, "{");
        }
        bench.restart();
        bench.sync();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void obtain_notAnnouncedYet_isFetchedNow() throws IOException {
        bench.sync();
        Digest digest = master.publish(BOARD, 1, content);
        assertThat(bench.replicas.obtain(BOARD, digest)).isCompleted();
        assertThat(bench.read(BOARD, digest)).isEqualTo(content);
    }

    @Test
    void obtain_unknownMeeting_isNotCurrent() {
        assertThat(bench.replicas.obtain(BOARD, Digest.of(content)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotCurrent.class);
    }

    @Test
    void obtain_olderVersion_isNotCurrent() {
        Digest first = master.publish(BOARD, 1, content);
        master.publish(BOARD, 2, bytes(2, SIZE));
        assertThat(bench.replicas.obtain(BOARD, first))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotCurrent.class);
    }

    @Test
    void obtain_packageOfAnotherMeeting_isNotCurrent() throws IOException {
        Digest digest = master.publish(new MeetingId("other"), 1, content);
        bench.sync();
        master.publish(BOARD, 1, bytes(2, SIZE));
        assertThat(bench.replicas.obtain(BOARD, digest))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(NotCurrent.class);
    }

    @Test
    void obtain_masterAway_failsOtherwise() {
        Digest digest = master.publish(BOARD, 1, content);
        master.down();
        assertThat(bench.replicas.obtain(BOARD, digest))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("switched off");
    }

    @Test
    void obtain_manyAsk_oneFetch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        bench.executor = threads;
        bench.restart();
        Digest digest = master.publish(BOARD, 1, content);
        List<CompletableFuture<Replica>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(bench.replicas.obtain(BOARD, digest));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(master.meetingCalls).isEqualTo(1);
        assertThat(master.manifestCalls).isEqualTo(1);
        assertThat(master.packageCalls).isEqualTo(1);
        threads.shutdownNow();
    }

    @Test
    void inventory_sameSet_sameNameInAnyOrder() throws IOException {
        String empty = bench.replicas.inventory();
        master.publish(BOARD, 1, content);
        bench.sync();
        String one = bench.replicas.inventory();
        bench.restart();
        assertThat(bench.replicas.inventory())
                .isEqualTo(one)
                .isNotEqualTo(empty)
                .hasSize(16);
    }

    private ReplicaReport.Item item(Digest digest) {
        return bench.replicas.report().stream()
                .filter(item -> item.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }

    private static void flip(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 0x40)).flip();
            channel.write(one, position);
        }
    }
}
