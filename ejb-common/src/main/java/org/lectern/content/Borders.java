package org.lectern.content;

/**
 * Finds content-defined borders in a stream of bytes, so that an insertion moves borders near it and no others.
 *
 * <p>FastCDC: Xia et al., "FastCDC: a Fast and Efficient Content-Defined Chunking Approach for Data Deduplication",
 * USENIX ATC 2016. A gear hash rolls over the bytes past the minimum; a border follows the byte at which its highest
 * bits are all zero. Highest, because bit <i>k</i> depends on the last <i>k</i>+1 bytes. Normalized chunking, level 2:
 * four times harder than the average asks for at first, four times easier from {@link #EASIER_FROM}, which is set so
 * that pieces of random bytes average 64 KiB. Borders do not depend on how the bytes are split over calls.
 *
 * <p>For one thread.
 */
final class Borders {
    static final int MIN_LENGTH = 16 << 10;
    static final int MAX_LENGTH = 256 << 10;
    static final int EASIER_FROM = 52 << 10;

    private static final int AVERAGE_BITS = 16;
    private static final long HARD = -1L << (Long.SIZE - AVERAGE_BITS - 2);
    private static final long EASY = -1L << (Long.SIZE - AVERAGE_BITS + 2);
    private static final long[] GEAR = gear(0x4C65637465726E31L); // "Lectern1" in ASCII

    private int length;
    private long hash;

    /**
     * Takes bytes up to the next border.
     *
     * @return the index after the last byte before the border, or -1 when all were taken and no border was met
     */
    int next(byte[] bytes, int from, int to) {
        int free = ahead(from, to, MIN_LENGTH);
        length += free - from;
        int easier = ahead(free, to, EASIER_FROM);
        int border = scan(bytes, free, easier, HARD);
        if (border < 0) {
            int end = ahead(easier, to, MAX_LENGTH);
            border = scan(bytes, easier, end, EASY);
            if (border < 0 && length == MAX_LENGTH) {
                border = end;
            }
        }
        if (border >= 0) {
            restart();
        }
        return border;
    }

    /** Makes a border here. */
    void restart() {
        length = 0;
        hash = 0;
    }

    /** The index at which the piece reaches {@code target} bytes, or {@code to} if that comes first. */
    private int ahead(int from, int to, int target) {
        return from + Math.min(to - from, Math.max(0, target - length));
    }

    private int scan(byte[] bytes, int from, int to, long mask) {
        long rolling = hash;
        for (int i = from; i < to; i++) {
            rolling = (rolling << 1) + GEAR[bytes[i] & 0xff];
            if ((rolling & mask) == 0) {
                return i + 1;
            }
        }
        hash = rolling;
        length += to - from;
        return -1;
    }

    /** 256 random numbers, the same for ever: SplitMix64 (Steele et al., OOPSLA 2014) from {@code seed}. */
    private static long[] gear(long seed) {
        long[] gear = new long[256];
        long state = seed;
        for (int i = 0; i < gear.length; i++) {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            gear[i] = mixed ^ (mixed >>> 31);
        }
        return gear;
    }
}
