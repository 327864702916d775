package org.lectern.delivery.request;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code range-spec} in bytes (RFC 9110 §14.1.2): {@code first-last}, {@code first-} or the suffix {@code -length}.
 * Numbers beyond a {@code long} are {@link Long#MAX_VALUE}, as no content is that long.
 *
 * @param first position of the first byte, not there for a suffix
 * @param last position of the last byte, or the length of a suffix
 */
record RangeSpec(OptionalLong first, OptionalLong last) {
    private static final String NUMBER = "(?:0*(0|[1-9][0-9]*))?";
    private static final Pattern SPEC = Pattern.compile(NUMBER + "-" + NUMBER);
    private static final String GREATEST = String.valueOf(Long.MAX_VALUE);

    /** Reads one, or nothing where it has no number or ends before it begins. */
    static Optional<RangeSpec> parse(String text) {
        Matcher matcher = SPEC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> first = Optional.ofNullable(matcher.group(1));
        Optional<String> last = Optional.ofNullable(matcher.group(2));
        boolean valid = first.isEmpty() ? last.isPresent() : last.isEmpty() || compare(first.get(), last.get()) <= 0;
        return valid ? Optional.of(new RangeSpec(number(first), number(last))) : Optional.empty();
    }

    /** The bytes that it means out of {@code size}, if there are any. */
    Optional<ByteRange> resolve(long size) {
        long from = first.orElseGet(() -> size - Math.min(size, last.orElseThrow()));
        long to = first.isPresent() ? Math.min(last.orElse(Long.MAX_VALUE), size - 1) : size - 1;
        return from < size ? Optional.of(new ByteRange(from, to)) : Optional.empty();
    }

    /** Whether it means the end of the content, at least one byte long. */
    boolean isSuffix() {
        return first.isEmpty() && last.orElseThrow() > 0;
    }

    private static OptionalLong number(Optional<String> digits) {
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(compare(digits.get(), GREATEST) < 0 ? Long.parseLong(digits.get()) : Long.MAX_VALUE);
    }

    /** Compares numbers of any length, written without zeros before them. */
    private static int compare(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }
}
