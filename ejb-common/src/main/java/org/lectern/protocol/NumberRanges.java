package org.lectern.protocol;

import java.util.BitSet;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets of small numbers as text: {@code 0-3,7}. */
public final class NumberRanges {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private NumberRanges() {}

    /**
     * Reads a set of numbers below {@code end}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BitSet parse(String text, int end) {
        BitSet numbers = new BitSet(end);
        for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = RANGE.matcher(range);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("numbers are written as 0-3,7");
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first > last || last >= end) {
                throw new IllegalArgumentException("numbers go from 0 to " + (end - 1));
            }
            numbers.set(first, last + 1);
        }
        return numbers;
    }

    /** The text that {@link #parse} reads. */
    public static String text(BitSet numbers) {
        StringJoiner text = new StringJoiner(",");
        int first = numbers.nextSetBit(0);
        while (first >= 0) {
            int end = numbers.nextClearBit(first);
            text.add(end == first + 1 ? String.valueOf(first) : first + "-" + (end - 1));
            first = numbers.nextSetBit(end);
        }
        return text.toString();
    }
}
