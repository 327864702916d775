package org.lectern.node.replica.swarm;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lectern.content.Chunk;

/**
 * Chooses what to ask a sibling for: the chunk that the fewest have, or one of these, and those behind it. So siblings
 * come to have different things, and none that is rare is left to the end (Legout and others, Rarest First and Choke
 * Algorithms Are Enough, 2006).
 */
final class Picker {
    /** How many bytes are asked for at once, unless one chunk has more. */
    static final long LONGEST_LOAD = 512 << 10;

    private final List<Chunk> chunks;
    private final RandomGenerator random;

    Picker(List<Chunk> chunks, RandomGenerator random) {
        this.chunks = chunks;
        this.random = random;
    }

    /**
     * Some neighbouring chunks.
     *
     * @param first the number of the first
     * @param end the number behind that of the last
     */
    record Run(int first, int end) {}

    /**
     * A run of candidates.
     *
     * @param candidates not empty
     * @param holders how many siblings have each chunk
     */
    Run pick(BitSet candidates, int[] holders) {
        int from = random.nextInt(chunks.size());
        int best = rarest(candidates, holders, from, chunks.size(), -1);
        int first = rarest(candidates, holders, 0, from, best);
        int end = first + 1;
        long start = chunks.get(first).offset();
        while (candidates.get(end) && chunks.get(end).end() - start <= LONGEST_LOAD) {
            end++;
        }
        return new Run(first, end);
    }

    private static int rarest(BitSet candidates, int[] holders, int from, int to, int before) {
        int best = before;
        for (int i = candidates.nextSetBit(from); i >= 0 && i < to; i = candidates.nextSetBit(i + 1)) {
            if (best < 0 || holders[i] < holders[best]) {
                best = i;
            }
        }
        return best;
    }
}
