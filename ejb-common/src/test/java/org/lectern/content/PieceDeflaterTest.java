package org.lectern.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PieceDeflaterTest {
    @Test
    void nothing_isOneEmptyBlock() throws IOException {
        assertThat(deflate(new byte[0])).containsExactly(3, 0);
    }

    @Property(tries = 40)
    void whatGoesIn_comesOutOfAnyInflater(@ForAll long seed, @ForAll @IntRange(max = 900_000) int size)
            throws IOException {
        byte[] mixed = Bytes.join(
                Bytes.random(seed, size / 2),
                Bytes.table(seed, size / 200).getBytes(StandardCharsets.UTF_8),
                new byte[size / 3]);

        assertThat(inflate(deflate(mixed))).isEqualTo(mixed);
    }

    @Property(tries = 30)
    void whatComesOut_doesNotDependOnHowTheBytesAreSplit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300_000) int longestPart) throws IOException {
        byte[] bytes = Bytes.table(seed, 8_000).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PieceDeflater deflater = new PieceDeflater(out)) {
            int at = 0;
            while (at < bytes.length) {
                int part = Math.min(random.nextInt(longestPart + 1), bytes.length - at);
                deflater.write(bytes, at, part);
                at += part;
            }
            deflater.finish();
        }

        assertThat(out.toByteArray()).isEqualTo(deflate(bytes));
    }

    @Test
    void secondStream_isAsIfItWereTheFirst() throws IOException {
        byte[] bytes = Bytes.table(1, 5_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PieceDeflater deflater = new PieceDeflater(out)) {
            deflater.write(Bytes.random(2, 100_000));
            deflater.finish();
            out.reset();
            deflater.write(bytes);
            deflater.finish();
        }

        assertThat(out.toByteArray()).isEqualTo(deflate(bytes));
    }

    @Test
    void pieces_costLittleAgainstOneStream() throws IOException {
        byte[] bytes = Bytes.table(3, 60_000).getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(bytes);
        deflater.finish();
        int whole = deflater.deflate(new byte[bytes.length]);
        deflater.end();

        assertThat(deflate(bytes).length).isLessThan((int) (whole * 1005L / 1000));
    }

    @Test
    void edit_changesItsPieceAndTheNextOnlyIfThatKnowsIt() throws IOException {
        byte[] bytes = Bytes.table(4, 12_000).getBytes(StandardCharsets.UTF_8);
        int second = new Borders().next(bytes, 0, bytes.length);
        int third = new Borders().next(bytes, second, bytes.length);
        byte[] early = edited(bytes, second);
        byte[] late = edited(bytes, third - 1);

        assertThat(tail(early, bytes))
                .isGreaterThan(deflate(Arrays.copyOfRange(bytes, third, bytes.length)).length * 9 / 10);
        assertThat(tail(late, bytes)).isLessThan(tail(early, bytes));
        assertThat(tail(late, bytes)).isPositive();
    }

    private static byte[] edited(byte[] bytes, int at) {
        byte[] edited = bytes.clone();
        edited[at] ^= 1;
        return edited;
    }

    /** How many deflated bytes the two have in common at their ends. */
    private static int tail(byte[] one, byte[] other) throws IOException {
        byte[] first = deflate(one);
        byte[] second = deflate(other);
        int same = 0;
        while (same < first.length && first[first.length - 1 - same] == second[second.length - 1 - same]) {
            same++;
        }
        return same;
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PieceDeflater deflater = new PieceDeflater(out)) {
            deflater.write(bytes);
            deflater.finish();
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
