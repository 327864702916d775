package org.lectern.protocol;

import java.util.BitSet;

/**
 * The parts in which a package is given out by the master: all of the same length but for a byte, numbered from 0. A
 * chunk belongs to the part in which it begins.
 */
public final class Parts {
    /** How many parts a package has at most. */
    public static final int MOST = 256;

    private static final long LENGTH = 2 << 20;

    private final long size;
    private final int count;

    /** {@code count} parts of a package of {@code size} bytes. */
    public Parts(long size, int count) {
        if (size < 1 || count < 1 || count > MOST) {
            throw new IllegalArgumentException("a package of " + size + " bytes has no " + count + " parts");
        }
        this.size = size;
        this.count = count;
    }

    /** As the master divides a package: parts of 2 MiB, or longer ones if these were too many. */
    public static Parts of(long size) {
        return new Parts(size, (int) Math.max(1, Math.min(MOST, (size + LENGTH - 1) / LENGTH)));
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The part in which a byte lies. */
    public int at(long offset) {
        return (int) Math.min(count - 1, offset * count / size);
    }

    /** All of them. */
    public BitSet all() {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }
}
