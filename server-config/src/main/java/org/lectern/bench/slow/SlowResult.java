package org.lectern.bench.slow;

/**
 * What became of the clients, as the line that their program ends with.
 *
 * @param failed how many were refused, cut, given wrong bytes or left far behind
 * @param slowest the least that a client got, as a share of what it was ready to take
 */
record SlowResult(int failed, double slowest) {
    private static final String MARK = "slow: ";

    static boolean isIn(String line) {
        return line.startsWith(MARK);
    }

    static SlowResult parse(String line) {
        String[] words = line.substring(MARK.length()).split(" ", -1);
        return new SlowResult(Integer.parseInt(words[0]), Double.parseDouble(words[1]));
    }

    @Override
    public String toString() {
        return MARK + failed + " " + slowest;
    }
}
