package org.lectern.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files are worth deflating. A file whose media type is compressed by nature is stored without a trial; any other
 * is deflated when that saves a tenth.
 *
 * <p>Compressed by nature are pictures (but for SVG, BMP, TIFF and icons), sound, video, PDF, archives, and the
 * documents that are ZIP files inside: Office Open XML, OpenDocument, EPUB and whatever ends in {@code +zip}.
 */
final class Compression {
    private static final Set<String> COMPRESSIBLE_PICTURES = Set.of(
            "image/svg+xml", "image/bmp", "image/x-ms-bmp", "image/tiff", "image/vnd.microsoft.icon", "image/x-icon");
    private static final Set<String> COMPRESSED = Set.of(
            "application/pdf",
            "application/zip",
            "application/x-zip-compressed",
            "application/gzip",
            "application/x-gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/x-7z-compressed",
            "application/vnd.rar",
            "application/x-rar-compressed",
            "application/java-archive",
            "application/vnd.ms-visio.drawing",
            "application/ofd",
            "application/x-ofd",
            "font/woff",
            "font/woff2");
    private static final Pattern ZIP_INSIDE = Pattern.compile(
            "application/(vnd\\.openxmlformats-.*|vnd\\.oasis\\.opendocument\\..*|vnd\\.ms-.*macroenabled.*|.*\\+(zip|gzip|zstd))");

    private Compression() {}

    /** Whether deflating a file of this type is worth a trial. */
    static boolean isWorthTrying(String mediaType) {
        int parameters = mediaType.indexOf(';');
        String type = (parameters < 0 ? mediaType : mediaType.substring(0, parameters)).toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return COMPRESSIBLE_PICTURES.contains(type);
        }
        return !type.startsWith("video/")
                && !type.startsWith("audio/")
                && !COMPRESSED.contains(type)
                && !ZIP_INSIDE.matcher(type).matches();
    }

    /** Whether {@code deflated} bytes in place of {@code size} are at least a tenth fewer. */
    static boolean isWorthKeeping(long deflated, long size) {
        return deflated <= size - (size + 9) / 10;
    }
}
