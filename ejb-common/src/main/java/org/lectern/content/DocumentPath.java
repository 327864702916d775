package org.lectern.content;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a document lies inside its meeting and its package: names separated by {@code /}, such as
 * {@code 02 Finance/2.1 Budget/budget.pdf}.
 *
 * <p>Only paths that unpack alike on every common system are accepted: no empty, {@code .} or {@code ..} names, no
 * backslash, control, format or line-breaking character, nothing Windows forbids or reserves, no space at either end
 * of a name nor a dot at its end, Unicode NFC, at most 255 UTF-8 bytes a name and 1024 in all. The name
 * {@code index.html} at the top belongs to the package's own page.
 *
 * @param value the path, relative and without a {@code /} at either end
 */
public record DocumentPath(String value) {
    /**
     * The order in which people expect names: name by name, digit runs ({@code 0} to {@code 9}) as numbers, all else by
     * code point; a folder's own documents are not kept apart from its folders. Consistent with equals: paths that
     * differ in leading zeros only are ordered by their characters.
     */
    public static final Comparator<DocumentPath> NATURAL =
            (a, b) -> NaturalOrder.compare(a.value, a.segments(), b.value, b.segments());

    private static final String PLAIN = "/-._~";

    /** Checks the path; see {@link #parse}. */
    public DocumentPath {
        PathRules.check(value);
    }

    /**
     * Reads a path.
     *
     * @throws InvalidPath if it breaks a rule; its reason says what to change
     */
    public static DocumentPath parse(String text) {
        return new DocumentPath(text);
    }

    /** The folders from the top, then the name. */
    public List<String> segments() {
        return PathRules.segments(value);
    }

    /** What stands before the last {@code /}: {@code a/b} of {@code a/b/c.pdf}. */
    public Optional<String> folder() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(value.substring(0, slash));
    }

    /** The last name: {@code c.pdf} of {@code a/b/c.pdf}. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The path in a URL, slashes as they are: all but unreserved characters percent-encoded (RFC 3986 §2.3). */
    public String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = PLAIN.indexOf(c) >= 0 || (c < 0x80 && Character.isLetterOrDigit(c));
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
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
