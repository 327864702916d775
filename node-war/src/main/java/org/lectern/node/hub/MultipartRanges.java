package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart a body of {@code multipart/byteranges} (RFC 9110 §14.6, RFC 2046 §5.1) while it comes in. A part's length
 * follows from its {@code Content-Range}, so its bytes are never looked through for the boundary, and nothing but a line
 * is held. For one thread.
 */
final class MultipartRanges {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/byteranges\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*",
            Pattern.CASE_INSENSITIVE);
    private static final String CONTENT_RANGE = "content-range:";
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_LINES = 50;

    private final InputStream body;
    private final String delimiter;

    MultipartRanges(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = "--" + boundary;
    }

    /** The boundary that a {@code Content-Type} names; empty if the answer has no such parts. */
    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType.strip());
        return matcher.matches()
                ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)))
                : Optional.empty();
    }

    /**
     * Hands over all parts.
     *
     * @throws MasterUnreachable if the body is not of that form or ends too early
     */
    void forEach(PackageBytes.Sink sink) throws IOException {
        while (hasPart()) {
            ByteSpan span = head();
            PartStream bytes = new PartStream(body, span.length());
            sink.take(span, bytes);
            bytes.skip(Long.MAX_VALUE);
        }
    }

    /** Goes past the next delimiter; what stands before the first one means nothing. */
    private boolean hasPart() throws IOException {
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line().stripTrailing();
            if (line.equals(delimiter)) {
                return true;
            }
            if (line.equals(delimiter + "--")) {
                return false;
            }
        }
        throw new MasterUnreachable("the parts of the answer have no delimiter");
    }

    private ByteSpan head() throws IOException {
        Optional<ByteSpan> span = Optional.empty();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (line.isEmpty()) {
                return span.orElseThrow(() -> new MasterUnreachable("a part of the answer does not say which it is"));
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(CONTENT_RANGE)) {
                span = ByteSpan.ofContentRange(line.substring(CONTENT_RANGE.length()));
            }
        }
        throw new MasterUnreachable("a part of the answer has too many headers");
    }

    /** Up to the next line feed, without it and a carriage return before it. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                throw new MasterUnreachable("the transfer ended early");
            }
            if (line.length() == LONGEST_LINE) {
                throw new MasterUnreachable("the parts of the answer begin with too long a line");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }
}
