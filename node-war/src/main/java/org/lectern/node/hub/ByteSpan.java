package org.lectern.node.hub;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Neighbouring bytes of a package.
 *
 * @param first where they begin, counted from 0
 * @param last the last of them, which belongs to the span
 */
public record ByteSpan(long first, long last) {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(?:\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

    public ByteSpan {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no span of bytes: " + first + "-" + last);
        }
    }

    /** How many bytes these are, at least one. */
    public long length() {
        return last - first + 1;
    }

    /** Whether all bytes of {@code other} are among these. */
    public boolean holds(ByteSpan other) {
        return first <= other.first && other.last <= last;
    }

    /** The value of a {@code Range} header that asks for all of {@code spans} (RFC 9110 §14.2). */
    static String toHeaderValue(List<ByteSpan> spans) {
        return spans.stream().map(span -> span.first + "-" + span.last).collect(Collectors.joining(",", "bytes=", ""));
    }

    /** What a {@code Content-Range} header says is sent (RFC 9110 §14.4); empty if it cannot be read. */
    static Optional<ByteSpan> ofContentRange(String header) {
        Matcher matcher = CONTENT_RANGE.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        return last < first ? Optional.empty() : Optional.of(new ByteSpan(first, last));
    }
}
