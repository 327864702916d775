package org.lectern.delivery.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Range} header picks out of content (RFC 9110 §14.1.2 and §14.2). */
public sealed interface RangeSelection {
    /** Everything: the header asks for no bytes, cannot be read, or names several parts, which §14.2 lets us ignore. */
    record Whole() implements RangeSelection {}

    /** One part. */
    record Part(ByteRange range) implements RangeSelection {}

    /** Nothing that exists: 416. */
    record Unsatisfiable() implements RangeSelection {}

    /** Reads the value of a {@code Range} header, all its lines combined, against content of {@code size} bytes. */
    static RangeSelection select(String header, long size) {
        Optional<List<ByteRange>> ranges = Parser.parse(header, size);
        if (ranges.isEmpty()) {
            return new Whole();
        }
        return switch (ranges.get().size()) {
            case 0 -> new Unsatisfiable();
            case 1 -> new Part(ranges.get().get(0));
            default -> new Whole();
        };
    }

    /** The grammar of §14.1.1 and §14.1.2. */
    final class Parser {
        private static final String UNIT = "bytes=";
        private static final Pattern SPEC = Pattern.compile("([0-9]*)-([0-9]*)");

        private Parser() {}

        /** The satisfiable ranges in their order, or nothing where the header is to be ignored. */
        private static Optional<List<ByteRange>> parse(String header, long size) {
            String value = header.strip();
            if (!value.toLowerCase(Locale.ROOT).startsWith(UNIT)) {
                return Optional.empty();
            }
            List<ByteRange> satisfiable = new ArrayList<>();
            boolean some = false;
            for (String element : value.substring(UNIT.length()).split(",", -1)) {
                String spec = strip(element);
                if (spec.isEmpty()) {
                    continue;
                }
                Matcher matcher = SPEC.matcher(spec);
                if (!matcher.matches() || !valid(matcher.group(1), matcher.group(2), size)) {
                    return Optional.empty();
                }
                some = true;
                resolve(matcher.group(1), matcher.group(2), size).ifPresent(satisfiable::add);
            }
            return some ? Optional.of(satisfiable) : Optional.empty();
        }

        /**
         * Whether a spec has a number at all, and not its last position before its first. A suffix of empty content
         * would be satisfiable, but no {@code Content-Range} can say so: it is ignored as well.
         */
        private static boolean valid(String first, String last, long size) {
            if (first.isEmpty()) {
                return !last.isEmpty() && (size > 0 || number(last) == 0);
            }
            return last.isEmpty() || number(first) <= number(last);
        }

        private static Optional<ByteRange> resolve(String first, String last, long size) {
            if (first.isEmpty()) {
                long suffix = Math.min(number(last), size);
                return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, size - 1));
            }
            long from = number(first);
            if (from >= size) {
                return Optional.empty();
            }
            long to = last.isEmpty() ? size - 1 : Math.min(number(last), size - 1);
            return Optional.of(new ByteRange(from, to));
        }

        /** The number, or {@link Long#MAX_VALUE} for all that are greater: no content is that long. */
        private static long number(String digits) {
            long value = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(i) - '0';
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return Long.MAX_VALUE;
                }
                value = value * 10 + digit;
            }
            return value;
        }

        /** Takes off the spaces and tabs that a list may have around its elements. */
        private static String strip(String element) {
            int from = 0;
            int to = element.length();
            while (from < to && isBlank(element.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(element.charAt(to - 1))) {
                to--;
            }
            return element.substring(from, to);
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }
}
