package org.lectern.node.replica.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;

final class PickerTest {
    private static final int COUNT = 40;
    private static final int LENGTH = 64 << 10;

    private final List<Chunk> chunks = new ArrayList<>();

    {
        for (int i = 0; i < COUNT; i++) {
            chunks.add(new Chunk((long) i * LENGTH, LENGTH, Digest.of(new byte[] {(byte) i})));
        }
    }

    @Property
    void run_hasCandidatesOnlyAndIsNoLongerThanALoad(
            @ForAll long seed, @ForAll @NotEmpty Set<@IntRange(max = COUNT - 1) Integer> numbers) {
        BitSet candidates = new BitSet();
        numbers.forEach(candidates::set);

        Picker.Run run = new Picker(chunks, new SplittableRandom(seed)).pick(candidates, new int[COUNT]);

        assertThat(run.end()).isGreaterThan(run.first());
        assertThat(candidates.nextClearBit(run.first())).isGreaterThanOrEqualTo(run.end());
        assertThat((long) (run.end() - run.first()) * LENGTH).isLessThanOrEqualTo(Picker.LONGEST_LOAD);
    }

    @Property
    void rarest_goesFirst(@ForAll long seed, @ForAll @IntRange(max = COUNT - 1) int rare) {
        int[] holders = new int[COUNT];
        Arrays.fill(holders, 3);
        holders[rare] = 1;
        BitSet all = new BitSet();
        all.set(0, COUNT);

        assertThat(new Picker(chunks, new SplittableRandom(seed))
                        .pick(all, holders)
                        .first())
                .isEqualTo(rare);
    }

    @Test
    void equallyRare_areChosenByChance() {
        BitSet all = new BitSet();
        all.set(0, COUNT);
        Set<Integer> firsts = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            firsts.add(new Picker(chunks, new SplittableRandom(seed))
                    .pick(all, new int[COUNT])
                    .first());
        }
        assertThat(firsts).hasSizeGreaterThan(COUNT / 2);
    }
}
