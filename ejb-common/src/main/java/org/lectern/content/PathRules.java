package org.lectern.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules for paths of documents and folders: what unpacks, unchanged and unambiguously, on Windows, macOS, Linux,
 * Android and iPadOS.
 *
 * <p>Sources: "Naming Files, Paths, and Namespaces" (Microsoft Learn) for reserved names and characters; Unicode
 * Standard Annex #15 for NFC; Unicode Technical Report #36 for format characters that disguise a name.
 */
final class PathRules {
    static final int MAX_SEGMENT_BYTES = 255;
    static final int MAX_PATH_BYTES = 1024;
    static final String INDEX = "index.html";

    private static final String FORBIDDEN = "<>:\"|?*";
    private static final Pattern DEVICE = Pattern.compile("CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]");

    private PathRules() {}

    /** Lets {@code path} pass or throws {@link InvalidPath}. */
    static void check(String path) {
        require(!path.isEmpty(), path, "it is empty; give it a name");
        path.codePoints().forEach(c -> checkCharacter(c, path));
        require(Normalizer.isNormalized(path, Form.NFC), path, "it is not in Unicode NFC; normalise it to NFC");
        require(path.charAt(0) != '/', path, "it is absolute; remove the / at its beginning");
        int size = utf8Size(path);
        require(size <= MAX_PATH_BYTES, path, "it has " + size + " UTF-8 bytes; shorten it to " + MAX_PATH_BYTES);
        List<String> segments = segments(path);
        segments.forEach(segment -> checkSegment(segment, path));
        require(
                !upper(segments.get(0)).equals(upper(INDEX)),
                path,
                "the name index.html at the top is kept for the package's own page; choose another name");
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /**
     * One text for all paths that some file system takes for the same: full case folding by way of lower, upper and
     * lower case (ẞ, ß, SS and ss fold together), canonical forms composed (NFC). Compatibility forms (NFKC) stay apart,
     * because file systems keep them apart.
     */
    static String collisionKey(String path) {
        String decomposed = Normalizer.normalize(path, Form.NFD);
        String folded = upper(decomposed.toLowerCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Form.NFC);
    }

    /** Whether {@code c} has no shape of its own: a control, format or line-breaking character, or half a surrogate pair. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    private static void checkCharacter(int c, String path) {
        require(Character.getType(c) != Character.SURROGATE, path, "it holds half of a surrogate pair, " + name(c));
        require(!isInvisible(c), path, "it holds the invisible character " + name(c) + "; remove it");
        require(c != '\\', path, "it holds a backslash; separate folders with /");
        require(
                FORBIDDEN.indexOf(c) < 0,
                path,
                "it holds " + Character.toString(c) + ", which Windows forbids; remove it");
    }

    private static void checkSegment(String segment, String path) {
        require(!segment.isEmpty(), path, "it has an empty name beside a /; remove the extra /");
        require(
                !segment.equals(".") && !segment.equals(".."),
                path,
                "it holds . or .. as a folder; name the real folder");
        int first = segment.codePointAt(0);
        int last = segment.codePointBefore(segment.length());
        require(!Character.isSpaceChar(first), path, "a name begins with a space; remove the space");
        require(!Character.isSpaceChar(last), path, "a name ends with a space; remove the space");
        require(last != '.', path, "a name ends with a dot; remove the dot");
        require(!isDevice(segment), path, "Windows keeps the name " + segment + " for a device; choose another name");
        int size = utf8Size(segment);
        require(
                size <= MAX_SEGMENT_BYTES,
                path,
                "a name in it has " + size + " UTF-8 bytes; shorten the name to " + MAX_SEGMENT_BYTES);
    }

    private static boolean isDevice(String segment) {
        int dot = segment.indexOf('.');
        String stem = dot < 0 ? segment : segment.substring(0, dot);
        return DEVICE.matcher(upper(stem.stripTrailing())).matches();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static int utf8Size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean condition, String path, String reason) {
        if (!condition) {
            throw new InvalidPath(path, reason);
        }
    }
}
