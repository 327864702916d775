package org.lectern.delivery.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entity tag (RFC 9110 §8.8.3).
 *
 * @param weak whether it was written with {@code W/}
 * @param opaque what stands between the quotes
 */
public record EntityTag(boolean weak, String opaque) {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    /** As it stands in a header, quotes and all. */
    public String toHeaderValue() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }

    /** Reads exactly one tag. */
    static Optional<EntityTag> parse(String text) {
        var matcher = TAG.matcher(text);
        return matcher.matches()
                ? Optional.of(new EntityTag(matcher.group(1) != null, matcher.group(2)))
                : Optional.empty();
    }

    /** Reads a list; elements that are no tags are left out, so they match nothing. */
    static List<EntityTag> parseList(String text) {
        return FieldValue.elements(text).stream()
                .flatMap(element -> parse(element).stream())
                .toList();
    }

    /** The strong comparison of §8.8.3.2: equal, and neither is weak. */
    boolean matchesStrongly(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /** The weak comparison of §8.8.3.2: equal whether weak or not. */
    boolean matchesWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }
}
