package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/byteranges} as a client does, by RFC 2046 §5.1: looks for the boundary and for nothing else,
 * takes the line break before it as part of it, and leaves out what stands before the first and after the last one.
 */
final class ByteRangesReader {
    private static final Pattern TYPE =
            Pattern.compile("multipart/byteranges; boundary=([0-9A-Za-z'()+_,./:=?-]{1,70})");
    private static final Pattern HEADERS = Pattern.compile("Content-Type: [^\r\n]+\r\nContent-Range: ([^\r\n]+)");

    private ByteRangesReader() {}

    /**
     * A part.
     *
     * @param contentRange its {@code Content-Range}
     */
    record Part(String contentRange, ByteBuffer bytes) {}

    static List<Part> read(String mediaType, byte[] body) {
        Matcher type = TYPE.matcher(mediaType);
        assertThat(type.matches()).as(mediaType).isTrue();
        // One character for each byte; the body begins on a new line.
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + type.group(1);
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(delimiter);
        while (!text.startsWith("--", at + delimiter.length())) {
            int start = at + delimiter.length();
            at = text.indexOf(delimiter, start);
            assertThat(at).as("next delimiter").isPositive();
            parts.add(part(text.substring(start, at)));
        }
        assertThat(text.substring(at + delimiter.length())).isEqualTo("--\r\n");
        return parts;
    }

    private static Part part(String text) {
        assertThat(text).startsWith("\r\n");
        int blank = text.indexOf("\r\n\r\n");
        Matcher headers = HEADERS.matcher(text.substring(2, blank));
        assertThat(headers.matches()).as(text.substring(0, blank)).isTrue();
        byte[] bytes = text.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Part(headers.group(1), ByteBuffer.wrap(bytes));
    }
}
