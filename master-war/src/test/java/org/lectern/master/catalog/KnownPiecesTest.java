package org.lectern.master.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

final class KnownPiecesTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final KnownPieces pieces = new KnownPieces();
    private final AtomicInteger reads = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 7})
    void everyPiece_hasItsDigest(int size) throws IOException {
        byte[] bytes = bytes(size);

        Pieces known = pieces.of(file(bytes, Digest.of(bytes)));

        assertThat(known.length()).isEqualTo(MIB);
        assertThat(known.digests()).hasSize((size + MIB - 1) / MIB);
        for (int i = 0; i < known.digests().size(); i++) {
            int length = Math.min(MIB, size - i * MIB);
            assertThat(known.digests().get(i)).isEqualTo(Digest.of(bytes, i * MIB, length));
        }
    }

    @Test
    void package_isReadOnce() throws IOException {
        StoredContent content = small(1);

        assertThat(pieces.of(content)).isEqualTo(pieces.of(content));
        assertThat(reads).hasValue(1);
    }

    @Test
    void packagesAskedForLast_areKept() throws IOException {
        for (int i = 0; i < KnownPieces.MOST; i++) {
            pieces.of(small(i));
        }
        pieces.of(small(0));
        pieces.of(small(99));
        assertThat(reads).hasValue(KnownPieces.MOST + 1);

        pieces.of(small(0));
        assertThat(reads).hasValue(KnownPieces.MOST + 1);
        pieces.of(small(1));
        assertThat(reads).hasValue(KnownPieces.MOST + 2);
    }

    @Test
    void manyAtOnce_waitForTheFirst() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        StoredContent slow = new SlowContent(small(1), opened, goOn);
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<Pieces>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(people.submit(() -> pieces.of(slow)));
        }
        assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).noneMatch(Future::isDone);
        goOn.countDown();

        for (Future<Pieces> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).digests()).hasSize(1);
        }
        people.shutdown();
        assertThat(reads).hasValue(1);
    }

    @Test
    void damagedPackage_isRefusedAndTriedAgain() throws IOException {
        byte[] right = bytes(MIB + 5);
        byte[] wrong = right.clone();
        wrong[MIB] ^= 1;
        Path file = folder.resolve("damaged");
        Files.write(file, wrong);
        StoredContent content = new FileContent(Digest.of(right), file, reads);

        assertThatIOException().isThrownBy(() -> pieces.of(content));
        Files.write(file, right);
        assertThat(pieces.of(content).digests()).hasSize(2);
    }

    private StoredContent small(int number) throws IOException {
        byte[] bytes = {(byte) number};
        return file(bytes, Digest.of(bytes));
    }

    private StoredContent file(byte[] bytes, Digest digest) throws IOException {
        return new FileContent(digest, Files.write(folder.resolve(digest.hex()), bytes), reads);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private record FileContent(Digest digest, Path file, AtomicInteger reads) implements StoredContent {
        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            reads.incrementAndGet();
            return Files.newByteChannel(file);
        }
    }

    private record SlowContent(StoredContent content, CountDownLatch opened, CountDownLatch goOn)
            implements StoredContent {
        @Override
        public Digest digest() {
            return content.digest();
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            opened.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return content.open();
        }
    }
}
