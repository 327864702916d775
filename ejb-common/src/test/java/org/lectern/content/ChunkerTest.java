package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ChunkerTest {
    private static final int KIB = 1024;

    @Test
    void nothing_hasNoChunks() {
        assertThat(chunks(new byte[0])).isEmpty();
    }

    @Test
    void chunks_coverTheBytesAndCarryTheirDigests() {
        byte[] bytes = Bytes.random(1, 3_000_000);

        long end = 0;
        for (Chunk chunk : chunks(bytes)) {
            assertThat(chunk.offset()).isEqualTo(end);
            assertThat(chunk.digest()).isEqualTo(Digest.of(bytes, (int) chunk.offset(), chunk.length()));
            end = chunk.end();
        }
        assertThat(end).isEqualTo(bytes.length);
    }

    @Test
    void randomBytes_giveChunksOf64KiBOnAverageWithinTheLimits() {
        List<Chunk> chunks = chunks(Bytes.random(2, 64 << 20));

        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.length()).isBetween(16 * KIB, 256 * KIB));
        assertThat((64 << 20) / chunks.size()).isBetween(60 * KIB, 68 * KIB);
    }

    @Test
    void borders_areTheSameForEver() {
        List<Chunk> chunks = chunks(Bytes.random(3, 500_000));

        assertThat(chunks)
                .extracting(Chunk::offset)
                .containsExactly(0L, 55040L, 116036L, 174709L, 244238L, 321090L, 395243L, 450786L);
    }

    @Test
    void zeros_giveChunksOfTheGreatestLength() {
        assertThat(chunks(new byte[600 * KIB]))
                .extracting(Chunk::length)
                .containsExactly(256 * KIB, 256 * KIB, 88 * KIB);
    }

    @Property(tries = 60)
    void borders_doNotDependOnHowTheBytesAreSplit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300_000) int longestPart) {
        byte[] bytes = Bytes.random(seed, 700_000);
        Random random = new Random(seed);
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);

        int at = 0;
        while (at < bytes.length) {
            int part = Math.min(random.nextInt(longestPart + 1), bytes.length - at);
            chunker.accept(bytes, at, part);
            at += part;
        }

        assertThat(chunker.finish()).isEqualTo(bytes.length);
        assertThat(chunks).isEqualTo(chunks(bytes));
    }

    @Property(tries = 40)
    void insertion_changesTheChunksAroundItOnly(
            @ForAll long seed,
            @ForAll @IntRange(max = 4_000_000) int position,
            @ForAll @IntRange(min = 1, max = 5_000) int inserted) {
        byte[] bytes = Bytes.random(seed, 4_000_000);
        byte[] edited = insert(bytes, position, Bytes.random(~seed, inserted));

        Set<Digest> before = digests(chunks(bytes));
        List<Chunk> fresh = chunks(edited).stream()
                .filter(c -> !before.contains(c.digest()))
                .toList();

        assertThat(fresh.stream().mapToInt(Chunk::length).sum()).isLessThan(6 * 256 * KIB);
        assertThat(fresh.size()).isLessThan(12);
        assertThat(fresh).allSatisfy(chunk -> assertThat(chunk.end()).isGreaterThan(position));
    }

    @Test
    void cut_makesABorderAfterWhichNothingBeforeMatters() {
        byte[] head = Bytes.random(4, 70_000);
        byte[] tail = Bytes.random(5, 900_000);
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);
        chunker.accept(head, 0, head.length);
        chunker.cut();
        chunker.cut();
        chunker.accept(tail, 0, tail.length);
        chunker.finish();

        List<Chunk> alone = chunks(tail);
        assertThat(chunks.subList(chunks.size() - alone.size(), chunks.size()))
                .extracting(Chunk::digest)
                .isEqualTo(alone.stream().map(Chunk::digest).toList());
        assertThat(chunks).anyMatch(chunk -> chunk.offset() == head.length);
    }

    @Test
    void chunk_mustHaveALengthAndAPlace() {
        Digest digest = Digest.of(new byte[0]);

        assertThatThrownBy(() -> new Chunk(0, 0, digest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Chunk(-1, 1, digest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Chunk(0, Chunker.MAX_LENGTH + 1, digest))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<Chunk> chunks(byte[] bytes) {
        List<Chunk> chunks = new ArrayList<>();
        Chunker chunker = new Chunker(chunks::add);
        chunker.accept(bytes, 0, bytes.length);
        chunker.finish();
        return chunks;
    }

    private static Set<Digest> digests(List<Chunk> chunks) {
        Set<Digest> digests = new HashSet<>();
        chunks.forEach(chunk -> digests.add(chunk.digest()));
        return digests;
    }

    private static byte[] insert(byte[] bytes, int position, byte[] inserted) {
        byte[] edited = new byte[bytes.length + inserted.length];
        System.arraycopy(bytes, 0, edited, 0, position);
        System.arraycopy(inserted, 0, edited, position, inserted.length);
        System.arraycopy(bytes, position, edited, position + inserted.length, bytes.length - position);
        return edited;
    }
}
