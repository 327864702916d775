package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.ByteSpan;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.hub.PackageBytes;
import org.lectern.store.verified.ChunkInvalid;

final class RemoteChunksTest {
    private final byte[] content = new byte[20 << 20];
    private final Manifest manifest = manifest();
    private final List<List<ByteSpan>> asked = new ArrayList<>();
    private final Set<Chunk> taken = ConcurrentHashMap.newKeySet();
    private final ExecutorService helpers = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        helpers.shutdownNow();
    }

    @Test
    void fetch_manyPlaces_takesFewRequests() throws IOException {
        List<Chunk> wanted = everyOther();
        fetch(this::send, 1, wanted);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(asked).hasSize((wanted.size() + 31) / 32);
    }

    @Test
    void fetch_threeAtOnce_areUnderWayTogether() throws IOException {
        CyclicBarrier together = new CyclicBarrier(3);
        PackageBytes bytes = (digest, spans, sink) -> {
            await(together);
            send(digest, spans, sink);
        };
        fetch(bytes, 3, manifest.chunks());
        assertThat(taken).containsExactlyInAnyOrderElementsOf(manifest.chunks());
        assertThat(asked).hasSize(3);
    }

    @Test
    void fetch_onlyFirstRangeIsSent_asksForTheRest() throws IOException {
        List<Chunk> wanted = everyOther().subList(0, 5);
        fetch((digest, spans, sink) -> send(digest, spans.subList(0, 1), sink), 2, wanted);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(asked).hasSize(5);
    }

    @Test
    void fetch_rangesComeAsOne_takesWhatIsWanted() throws IOException {
        List<Chunk> wanted = everyOther().subList(0, 5);
        PackageBytes bytes = (digest, spans, sink) -> send(
                digest,
                List.of(new ByteSpan(
                        spans.get(0).first(), spans.get(spans.size() - 1).last())),
                sink);
        fetch(bytes, 1, wanted);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void fetch_wrongOnce_isAskedForAgainAlone() throws IOException {
        Chunk bad = manifest.chunks().get(7);
        content[(int) bad.offset()] ^= 1;
        PackageBytes bytes = (digest, spans, sink) -> {
            send(digest, spans, sink);
            content[(int) bad.offset()] ^= (byte) (asked.size() == 1 ? 1 : 0);
        };
        fetch(bytes, 1, manifest.chunks().subList(0, 20));
        assertThat(taken).hasSize(20);
        assertThat(asked).last().isEqualTo(List.of(new ByteSpan(bad.offset(), bad.end() - 1)));
    }

    @Test
    void fetch_wrongAlways_failsAfterThreeTries() {
        content[0] ^= 1;
        assertThatThrownBy(() -> fetch(this::send, 1, manifest.chunks().subList(0, 20)))
                .isInstanceOf(ChunkInvalid.class);
        assertThat(asked).hasSize(3);
        assertThat(taken).hasSize(19);
    }

    @Test
    void fetch_nothingIsSent_fails() {
        assertThatThrownBy(() -> fetch((digest, spans, sink) -> {}, 1, manifest.chunks()))
                .isInstanceOf(MasterUnreachable.class);
    }

    @Test
    void fetch_oneOfTwoFails_theOtherBringsItsOwn() {
        CyclicBarrier together = new CyclicBarrier(2);
        CountDownLatch failed = new CountDownLatch(1);
        PackageBytes bytes = (digest, spans, sink) -> {
            await(together);
            if (spans.get(0).first() == 0) {
                failed.countDown();
                throw new MasterUnreachable("cut");
            }
            await(failed);
            send(digest, spans, sink);
        };
        assertThatThrownBy(() -> fetch(bytes, 2, manifest.chunks()))
                .isInstanceOf(MasterUnreachable.class)
                .hasMessage("cut");
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        ChunkRequest.plan(manifest.chunks()).get(1).chunks());
    }

    @Test
    void fetch_receiverStops_breaksOffAllAndThrowsThat() {
        IOException enough = new IOException("enough");
        assertThatThrownBy(() -> new RemoteChunks(this::send, 3, helpers)
                        .fetch(manifest, manifest.chunks(), (chunk, bytes) -> {
                            taken.add(chunk);
                            throw enough;
                        }))
                .isSameAs(enough);
        assertThat(taken).hasSizeBetween(1, 3);
    }

    private void fetch(PackageBytes bytes, int atOnce, List<Chunk> wanted) throws IOException {
        new RemoteChunks(bytes, atOnce, helpers).fetch(manifest, wanted, (chunk, some) -> {
            if (!Digest.of(some).equals(chunk.digest())) {
                throw new ChunkInvalid(manifest.digest(), chunk);
            }
            assertThat(taken.add(chunk)).isTrue();
        });
    }

    private void send(Digest digest, List<ByteSpan> spans, PackageBytes.Sink sink) throws IOException {
        synchronized (asked) {
            asked.add(spans);
        }
        for (ByteSpan span : spans) {
            sink.take(
                    span,
                    new ByteArrayInputStream(Arrays.copyOfRange(content, (int) span.first(), (int) span.last() + 1)));
        }
    }

    private List<Chunk> everyOther() {
        List<Chunk> some = new ArrayList<>();
        for (int i = 0; i < manifest.chunks().size(); i += 2) {
            some.add(manifest.chunks().get(i));
        }
        return some;
    }

    private Manifest manifest() {
        new Random(3).nextBytes(content);
        return MemoryMaster.manifest(new MeetingId("board"), 1, content);
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("alone", e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}
