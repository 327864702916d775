package org.lectern.content;

import java.util.List;

/**
 * A folder inside a meeting, such as {@code 02 Finance/2.1 Budget}: the place of an agenda item. The rules are those of
 * {@link DocumentPath}.
 *
 * @param value the path, relative and without a {@code /} at either end
 */
public record FolderPath(String value) {
    /** Checks the path; see {@link #parse}. */
    public FolderPath {
        PathRules.check(value);
    }

    /**
     * Reads a path.
     *
     * @throws InvalidPath if it breaks a rule; its reason says what to change
     */
    public static FolderPath parse(String text) {
        return new FolderPath(text);
    }

    /** The folders from the top. */
    public List<String> segments() {
        return PathRules.segments(value);
    }

    /** Whether {@code document} lies in this folder or below it. */
    public boolean holds(DocumentPath document) {
        return document.value().startsWith(value + "/");
    }

    /** Equal for two paths that differ only in case or in Unicode form, which some file system takes for the same. */
    public String collisionKey() {
        return PathRules.collisionKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
