package org.lectern.protocol;

import java.util.regex.Pattern;

/**
 * Names a node, for good.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, beginning with a letter or digit
 */
public record NodeId(String value) implements Comparable<NodeId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an id has 1 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
