package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.fetch.ChunkSource.Origin;
import org.lectern.store.verified.ChunkInvalid;

@Timeout(30)
final class AlongsideTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[2 * SIZE];
    private final Map<Chunk, Origin> taken = new ConcurrentHashMap<>();
    private final List<Chunk> asked = new ArrayList<>();
    private final ExecutorService helpers = Executors.newCachedThreadPool();
    private Manifest manifest;
    private OwnChunks own;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        manifest = MemoryMaster.manifest(new MeetingId("board"), 2, content);
        byte[] before = Arrays.copyOf(content, SIZE);
        Path file = Files.write(folder.resolve("package"), before);
        own = new OwnChunks(
                List.of(new OwnChunks.Source(file, MemoryMaster.manifest(new MeetingId("board"), 1, before))));
    }

    @AfterEach
    void stop() {
        helpers.shutdownNow();
    }

    @Test
    void fetch_ownChunksAndOthers_eachComeFromWhereTheyAre() throws IOException {
        fetch(this::take, this::giveAll);

        assertThat(taken).hasSize(manifest.chunks().size());
        assertThat(taken).containsValues(Origin.NODE, Origin.MASTER);
        taken.forEach((chunk, origin) -> assertThat(origin == Origin.MASTER).isEqualTo(asked.contains(chunk)));
    }

    @Test
    void fetch_diskAndLine_workAtTheSameTime() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        fetch(
                (chunk, bytes, origin) -> {
                    if (origin == Origin.NODE && !taken.containsValue(Origin.NODE)) {
                        await(both);
                    }
                    take(chunk, bytes, origin);
                },
                (described, wanted, receiver) -> {
                    await(both);
                    giveAll(described, wanted, receiver);
                });

        assertThat(taken).hasSize(manifest.chunks().size());
    }

    @Test
    void fetch_firstOfOthersHasNothing_nextIsAsked() throws IOException {
        fetch(this::take, (described, wanted, receiver) -> {}, this::giveAll);

        assertThat(taken).hasSize(manifest.chunks().size());
    }

    @Test
    void fetch_ownChunkIsWrong_isLeftOut() throws IOException {
        byte[] rotten = Files.readAllBytes(folder.resolve("package"));
        rotten[0] ^= 1;
        Files.write(folder.resolve("package"), rotten);

        fetch(this::take, this::giveAll);

        assertThat(taken)
                .hasSize(manifest.chunks().size() - 1)
                .doesNotContainKey(manifest.chunks().get(0));
    }

    @Test
    void fetch_othersFail_ownChunksAreTakenAndTheFailureIsTold() {
        assertThatIOException()
                .isThrownBy(() -> fetch(this::take, (described, wanted, receiver) -> {
                    throw new IOException("away");
                }))
                .withMessage("away");
        assertThat(taken).isNotEmpty().doesNotContainValue(Origin.MASTER);
    }

    @Test
    void fetch_isToStop_othersAreBrokenOffAndHandOverNothingMore() {
        CyclicBarrier both = new CyclicBarrier(2);

        assertThatIOException()
                .isThrownBy(() -> fetch(
                        (chunk, bytes, origin) -> {
                            await(both);
                            throw new IOException("enough");
                        },
                        (described, wanted, receiver) -> {
                            await(both);
                            holdUntilInterrupted();
                        }))
                .withMessage("enough");
        assertThat(taken).isEmpty();
    }

    /** Takes chunks with their origin. */
    private interface Taker {
        void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException;
    }

    private void fetch(Taker taker, ChunkSource... others) throws IOException {
        new Alongside(own, List.of(others), helpers).fetch(manifest, manifest.chunks(), new ChunkSource.Receiver() {
            @Override
            public void take(Chunk chunk, byte[] bytes) throws IOException {
                throw new IOException("from nowhere");
            }

            @Override
            public void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
                taker.take(chunk, bytes, origin);
            }
        });
    }

    private void take(Chunk chunk, byte[] bytes, Origin origin) throws IOException {
        if (!Arrays.equals(bytes, of(chunk))) {
            throw new ChunkInvalid(manifest.digest(), chunk);
        }
        taken.put(chunk, origin);
    }

    private void giveAll(Manifest described, List<Chunk> wanted, ChunkSource.Receiver receiver) throws IOException {
        asked.addAll(wanted);
        for (Chunk chunk : wanted) {
            receiver.take(chunk, of(chunk));
        }
    }

    private byte[] of(Chunk chunk) {
        return Arrays.copyOfRange(content, (int) chunk.offset(), (int) chunk.end());
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("alone", e);
        }
    }

    private static void holdUntilInterrupted() throws IOException {
        try {
            assertThat(new CountDownLatch(1).await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}
