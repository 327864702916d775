package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;

/** What every content store does. */
abstract class ContentStoreContract {
    static final byte[] PAPER = "Budget 2026 预算".getBytes(StandardCharsets.UTF_8);

    /** The store under test; the same one throughout a test. */
    abstract ContentStore store() throws IOException;

    @Test
    void committedContent_isFoundByItsDigest() throws IOException {
        StoredContent put = put(PAPER);

        assertThat(put.digest()).isEqualTo(Digest.of(PAPER));
        assertThat(put.size()).isEqualTo(PAPER.length);
        StoredContent found = store().find(Digest.of(PAPER)).orElseThrow();
        assertThat(found.digest()).isEqualTo(put.digest());
        assertThat(found.size()).isEqualTo(PAPER.length);
        assertThat(bytesOf(found)).isEqualTo(bytesOf(put)).isEqualTo(PAPER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 3_000_001})
    void contentOfEverySize_comesBackWhole(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        put(bytes);

        assertThat(bytesOf(store().find(Digest.of(bytes)).orElseThrow())).isEqualTo(bytes);
    }

    @Test
    void piecesOfEveryKind_areCountedAndJoined() throws IOException {
        try (Incoming incoming = store().receive()) {
            assertThat(incoming.size()).isZero();
            incoming.write(0xE4);
            incoming.write(new byte[] {1, 2, 3});
            incoming.write(new byte[] {9, 9, 4, 5, 9}, 2, 2);
            incoming.write(new byte[0]);
            incoming.flush();
            assertThat(incoming.size()).isEqualTo(6);

            assertThat(bytesOf(incoming.commit())).containsExactly(0xE4, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void absentContent_isNotFound() throws IOException {
        assertThat(store().find(Digest.of(PAPER))).isEmpty();
    }

    @Test
    void contentOnItsWay_isNotFound() throws IOException {
        try (Incoming incoming = store().receive()) {
            incoming.write(PAPER);

            assertThat(store().find(Digest.of(PAPER))).isEmpty();
        }
    }

    @Test
    void contentThatIsCutOff_isNeverFound() throws IOException {
        try (Incoming incoming = store().receive()) {
            incoming.write(PAPER);
        }

        assertThat(store().find(Digest.of(PAPER))).isEmpty();
    }

    @Test
    void incomingThatEnded_takesNoMore() throws IOException {
        Incoming committed = store().receive();
        committed.write(PAPER);
        committed.commit();
        Incoming closed = store().receive();
        closed.close();

        for (Incoming ended : List.of(committed, closed)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> ended.write(1));
            assertThatExceptionOfType(IOException.class).isThrownBy(ended::commit);
            ended.close();
        }
        assertThat(bytesOf(store().find(Digest.of(PAPER)).orElseThrow())).isEqualTo(PAPER);
    }

    @Test
    void digest_isThatOfAllThatCameInAndEndsIt() throws IOException {
        try (Incoming incoming = store().receive()) {
            incoming.write(PAPER, 0, 3);
            incoming.write(PAPER, 3, PAPER.length - 3);

            assertThat(incoming.digest()).isEqualTo(Digest.of(PAPER)).isEqualTo(incoming.digest());
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> incoming.write(1));
            assertThat(incoming.commit().digest()).isEqualTo(Digest.of(PAPER));
        }
    }

    @Test
    void sameContentTwice_isTheSame() throws IOException {
        put(PAPER);
        put(PAPER);

        assertThat(bytesOf(store().find(Digest.of(PAPER)).orElseThrow())).isEqualTo(PAPER);
    }

    @Test
    void severalOnTheirWay_doNotMix() throws IOException {
        try (Incoming first = store().receive();
                Incoming second = store().receive()) {
            first.write(1);
            second.write(2);
            first.write(1);

            assertThat(bytesOf(second.commit())).containsExactly(2);
            assertThat(bytesOf(first.commit())).containsExactly(1, 1);
        }
    }

    @Test
    void removedContent_isNotFound() throws IOException {
        put(PAPER);
        put(new byte[] {7});

        store().remove(Digest.of(PAPER));
        store().remove(Digest.of(PAPER));

        assertThat(store().find(Digest.of(PAPER))).isEmpty();
        assertThat(store().find(Digest.of(new byte[] {7}))).isPresent();
    }

    @Test
    void removedContent_canComeAgain() throws IOException {
        put(PAPER);
        store().remove(Digest.of(PAPER));
        put(PAPER);

        assertThat(store().find(Digest.of(PAPER))).isPresent();
    }

    @Test
    void readers_eachHaveTheirPlace() throws IOException {
        StoredContent content = put(PAPER);

        try (SeekableByteChannel first = content.open();
                SeekableByteChannel second = content.open()) {
            first.position(7);
            assertThat(read(first, 4)).isEqualTo("2026".getBytes(StandardCharsets.US_ASCII));
            assertThat(read(second, 6)).isEqualTo("Budget".getBytes(StandardCharsets.US_ASCII));
            assertThat(first.position()).isEqualTo(11);
            assertThat(first.size()).isEqualTo(PAPER.length);
        }
    }

    @Test
    void reader_endsWithTheContent() throws IOException {
        try (SeekableByteChannel channel = put(PAPER).open()) {
            channel.position(PAPER.length);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            channel.position(PAPER.length + 100L);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void reader_cannotWrite_norReadOnceClosed() throws IOException {
        SeekableByteChannel channel = put(PAPER).open();

        assertThatExceptionOfType(NonWritableChannelException.class)
                .isThrownBy(() -> channel.write(ByteBuffer.allocate(1)));
        assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(() -> channel.truncate(0));
        channel.close();
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> channel.read(ByteBuffer.allocate(1)));
    }

    @Test
    void sameContentFromSeveralThreads_isWholeForEach() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);

        List<StoredContent> stored = atOnce(6, thread -> put(bytes));

        assertThat(stored).allSatisfy(content -> assertThat(bytesOf(content)).isEqualTo(bytes));
        assertThat(store().find(Digest.of(bytes))).isPresent();
    }

    @Test
    void differentContentFromSeveralThreads_isAllThere() throws Exception {
        List<StoredContent> stored = atOnce(6, thread -> put(new byte[] {(byte) thread}));

        for (int i = 0; i < stored.size(); i++) {
            assertThat(bytesOf(store().find(stored.get(i).digest()).orElseThrow()))
                    .containsExactly(i);
        }
    }

    /** What one of several threads does. */
    interface Part<T> {
        T call(int thread) throws Exception;
    }

    static <T> List<T> atOnce(int threads, Part<T> part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<T>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                parts.add(() -> {
                    start.await();
                    return part.call(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(parts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    StoredContent put(byte[] bytes) throws IOException {
        try (Incoming incoming = store().receive()) {
            incoming.write(bytes);
            return incoming.commit();
        }
    }

    static byte[] bytesOf(StoredContent content) throws IOException {
        try (SeekableByteChannel channel = content.open()) {
            return read(channel, (int) content.size() + 1);
        }
    }

    private static byte[] read(SeekableByteChannel channel, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
