package org.lectern.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.lectern.content.Digest;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.StoredBody;

/**
 * Several ranges of one download as {@code multipart/byteranges} (RFC 9110 §14.6, RFC 2046 §5.1). Everything about it
 * follows from the download and the ranges, so every node answers the same request with the same bytes.
 */
final class Multipart {
    /** Of the 70 characters that a boundary may have: 128 bits. */
    private static final int BOUNDARY_LENGTH = 32;

    private final Download download;
    private final StoredBody whole;
    private final List<ByteRange> ranges;
    private final String boundary;

    /**
     * Of a download that can be had in ranges.
     *
     * @param ranges in the order in which they are sent
     */
    Multipart(Download download, StoredBody whole, List<ByteRange> ranges) {
        this.download = download;
        this.whole = whole;
        this.ranges = List.copyOf(ranges);
        this.boundary = boundary(download, ranges);
    }

    /** The {@code Content-Type} of the whole answer; that of each part is the download's. */
    String mediaType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    /** The parts with their headers, and the end. */
    StoredBody body() {
        StoredBody body = whole.part(0, 0);
        String delimiter = "--" + boundary;
        for (ByteRange range : ranges) {
            body = body.then(ascii(delimiter + header(range))).then(whole.part(range.first(), range.length()));
            delimiter = "\r\n--" + boundary;
        }
        return body.then(ascii(delimiter + "--\r\n"));
    }

    private String header(ByteRange range) {
        return "\r\nContent-Type: " + download.mediaType() + "\r\nContent-Range: " + range.contentRange(download.size())
                + "\r\n\r\n";
    }

    /**
     * What no part has in it, but by a chance of 2⁻¹²⁸: it is a digest over the tag, which is itself the digest of the
     * bytes. Whoever wrote the bytes could not know it.
     */
    private static String boundary(Download download, List<ByteRange> ranges) {
        String key = ranges.stream()
                .map(range -> range.contentRange(download.size()))
                .collect(Collectors.joining(", ", download.tag().toHeaderValue() + ' ', ""));
        return Digest.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, BOUNDARY_LENGTH);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
