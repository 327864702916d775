package org.lectern.node.replica.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.content.Chunk;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.node.hub.MemoryMaster;
import org.lectern.node.replica.fetch.ChunkSource.Origin;
import org.lectern.node.replica.shelf.Shelf;
import org.lectern.store.verified.ChunkInvalid;

final class PackageFetchTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[SIZE];
    private final List<Chunk> asked = new ArrayList<>();
    private Manifest manifest;
    private Shelf shelf;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        manifest = MemoryMaster.manifest(new MeetingId("board"), 1, content);
        shelf = new Shelf(folder);
    }

    @Test
    void run_chunksInAnyOrderFromSeveralSources_isWhole() throws IOException {
        fetch(this::giveOddChunksFromTheEnd, this::giveAll);
        assertThat(shelf.fetching(manifest.digest()).content()).hasBinaryContent(content);
    }

    @Test
    void run_firstSourceHasSome_nextIsAskedForTheRestOnly() throws IOException {
        fetch(this::giveOddChunksFromTheEnd, this::giveAll);
        assertThat(asked).isEqualTo(chunks(0));
    }

    @Test
    void run_firstSourceHasAll_nextIsNotAsked() throws IOException {
        fetch(this::giveAll, (wanted, chunks, receiver) -> {
            throw new IOException("asked");
        });
        assertThat(shelf.fetching(manifest.digest()).content()).hasBinaryContent(content);
    }

    @Test
    void run_nobodyHasTheRest_failsAndKeepsWhatCame() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> fetch(this::giveOddChunksFromTheEnd))
                .withMessage("nobody has " + chunks(0).size() + " chunks of " + manifest.digest());
        fetch(this::giveAll);
        assertThat(asked).isEqualTo(chunks(0));
        assertThat(shelf.fetching(manifest.digest()).content()).hasBinaryContent(content);
    }

    @Test
    void run_wrongBytes_areRefusedAndNotWritten() throws IOException {
        assertThatThrownBy(() -> fetch((wanted, chunks, receiver) ->
                        receiver.take(chunks.get(0), new byte[chunks.get(0).length()])))
                .isInstanceOf(ChunkInvalid.class);
        assertThat(Files.size(shelf.fetching(manifest.digest()).content())).isZero();
    }

    @Test
    void run_tooFewBytes_areRefused() {
        assertThatThrownBy(() -> fetch((wanted, chunks, receiver) -> receiver.take(chunks.get(0), new byte[0])))
                .isInstanceOf(ChunkInvalid.class);
    }

    @Test
    void run_missingChunks_areAskedForInTheOrderOfThePackage() throws IOException {
        fetch(this::giveAll);
        assertThat(asked).isEqualTo(manifest.chunks());
        assertThat(asked).extracting(Chunk::offset).isSorted();
    }

    @Test
    void run_chunkTwice_countsOnce() throws IOException {
        List<Long> reached = new ArrayList<>();
        new PackageFetch(shelf, manifest, new DiskRoom(shelf, 0), tally -> reached.add(tally.done()))
                .run("signed", List.of((wanted, chunks, receiver) -> {
                    giveAll(wanted, chunks, receiver);
                    giveAll(wanted, chunks, receiver);
                }));
        assertThat(reached).endsWith((long) SIZE).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void run_someOfItHereOrOnThisNode_tellsWhatHasToTravel() throws IOException {
        assertThatIOException().isThrownBy(() -> fetch(this::giveFirst));
        List<Tally> told = new ArrayList<>();
        long first = manifest.chunks().get(0).length();
        long odd = chunks(1).stream().mapToLong(Chunk::length).sum();
        new PackageFetch(shelf, manifest, new DiskRoom(shelf, 0), told::add)
                .run(
                        "signed",
                        List.of(
                                from(Origin.NODE, this::giveOddChunksFromTheEnd),
                                from(Origin.SIBLING, this::giveFirst),
                                this::giveAll));
        Tally last = told.get(told.size() - 1);
        assertThat(told.get(0)).isEqualTo(new Tally(first, 0, 0, 0, 0));
        long second = last.fromSiblings();
        assertThat(last).isEqualTo(new Tally(SIZE, SIZE - first, odd, second, SIZE - first - odd - second));
        assertThat(last.fromSiblings()).isEqualTo(manifest.chunks().get(2).length());
        assertThat(last.needed()).isEqualTo(last.arrived()).isEqualTo(SIZE - first - odd);
    }

    private static ChunkSource from(Origin origin, ChunkSource source) {
        return new ChunkSource() {
            @Override
            public Origin origin() {
                return origin;
            }

            @Override
            public void fetch(Manifest wanted, List<Chunk> chunks, Receiver receiver) throws IOException {
                source.fetch(wanted, chunks, receiver);
            }
        };
    }

    private void giveFirst(Manifest wanted, List<Chunk> chunks, ChunkSource.Receiver receiver) throws IOException {
        receiver.take(chunks.get(0), bytes(chunks.get(0)));
    }

    private void fetch(ChunkSource... sources) throws IOException {
        asked.clear();
        new PackageFetch(shelf, manifest, new DiskRoom(shelf, 0), done -> {}).run("signed", List.of(sources));
    }

    private void giveOddChunksFromTheEnd(Manifest wanted, List<Chunk> chunks, ChunkSource.Receiver receiver)
            throws IOException {
        List<Chunk> odd = chunks(1);
        for (int i = odd.size() - 1; i >= 0; i--) {
            receiver.take(odd.get(i), bytes(odd.get(i)));
        }
    }

    private void giveAll(Manifest wanted, List<Chunk> chunks, ChunkSource.Receiver receiver) throws IOException {
        asked.addAll(chunks);
        for (Chunk chunk : chunks) {
            receiver.take(chunk, bytes(chunk));
        }
    }

    /** Every other chunk, from the one at {@code first}. */
    private List<Chunk> chunks(int first) {
        List<Chunk> some = new ArrayList<>();
        for (int i = first; i < manifest.chunks().size(); i += 2) {
            some.add(manifest.chunks().get(i));
        }
        return some;
    }

    private byte[] bytes(Chunk chunk) {
        return Arrays.copyOfRange(content, (int) chunk.offset(), (int) chunk.end());
    }
}
