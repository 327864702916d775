package org.lectern.content;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One file in a package: a document or the package's own page.
 *
 * @param path its name in the ZIP: a {@link DocumentPath} or {@link #INDEX}
 * @param mediaType what it is, such as {@code application/pdf}: printable ASCII without spaces
 * @param method how its bytes lie in the package
 * @param offset where its bytes begin in the package, past its local header
 * @param length how many bytes it takes there
 * @param size how many bytes the file itself has
 * @param crc32 the CRC-32 of the file's bytes
 * @param digest the digest of the file's bytes
 * @param modified when this revision of the file was made
 */
public record Entry(
        String path,
        String mediaType,
        Method method,
        long offset,
        long length,
        long size,
        int crc32,
        Digest digest,
        Instant modified) {
    /** The path of the page that shows the agenda and links the documents. */
    public static final String INDEX = PathRules.INDEX;

    private static final Pattern MEDIA_TYPE = Pattern.compile("[!-.0-~]+/[!-~]+");

    /** How an entry's bytes lie in the package. */
    public enum Method {
        /** As they are: a range of the package is a range of the document. */
        STORED,
        /** As a raw deflate stream (RFC 1951). */
        DEFLATED
    }

    public Entry {
        if (!path.equals(INDEX)) {
            PathRules.check(path);
        }
        checkMediaType(mediaType);
        require(offset >= 0 && length >= 0 && size >= 0, path, "lies at a negative offset or has a negative size");
        require(offset <= Long.MAX_VALUE - length, path, "ends past every file");
        require(method != Method.STORED || length == size, path, "is stored in another number of bytes than it has");
    }

    /** Where its bytes end in the package. */
    public long end() {
        return offset + length;
    }

    /** Whether this is the package's own page rather than a document. */
    public boolean isIndex() {
        return path.equals(INDEX);
    }

    static void checkMediaType(String mediaType) {
        if (mediaType.length() > 255 || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException(
                    "a media type is type/subtype in at most 255 printable ASCII characters without spaces");
        }
    }

    /** Refuses entries that share a path or bytes, run backwards or leave the package. */
    static void checkLayout(List<Entry> entries, long packageSize) {
        Set<String> paths = new HashSet<>();
        long end = 0;
        for (Entry entry : entries) {
            require(paths.add(entry.path), entry.path, "comes twice");
            require(entry.offset >= end, entry.path, "begins before the entry in front of it ends");
            require(entry.end() <= packageSize, entry.path, "ends outside the package");
            end = entry.end();
        }
    }

    private static void require(boolean condition, String path, String what) {
        if (!condition) {
            throw new IllegalArgumentException("the entry " + path + " " + what);
        }
    }
}
