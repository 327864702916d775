package org.lectern.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.protocol.JsonForm;

/**
 * An answer.
 *
 * @param body pieces, in order
 * @param whenOver is run when all of it was sent, or no more of it will be
 */
record Reply(int status, Map<String, List<String>> headers, List<ByteBuffer> body, Runnable whenOver) {
    private static final String BOUNDARY = "simulated-boundary";

    static Reply of(int status) {
        return bytes(status, new byte[0], Map.of());
    }

    static Reply json(Object value) {
        return bytes(200, JsonForm.jsonb().toJson(value).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply bytes(int status, byte[] body, Map<String, List<String>> headers) {
        return new Reply(status, headers, List.of(ByteBuffer.wrap(body)), () -> {});
    }

    /** The same, with something to be done when it is over. */
    Reply then(Runnable later) {
        return new Reply(status, headers, body, later);
    }

    /** Asks to come again. */
    static Reply busy() {
        return bytes(503, new byte[0], Map.of("Retry-After", List.of("1")));
    }

    /** Ranges of {@code content}, as RFC 9110 §14 has them: one by itself, several as parts. */
    static Reply ranges(byte[] content, List<Call.Range> ranges) {
        if (ranges.size() == 1) {
            Call.Range range = ranges.get(0);
            String of = contentRange(content, range);
            return new Reply(206, Map.of("Content-Range", List.of(of)), List.of(slice(content, range)), () -> {});
        }
        List<ByteBuffer> parts = new ArrayList<>();
        for (Call.Range range : ranges) {
            parts.add(text("--" + BOUNDARY + "\r\nContent-Range: " + contentRange(content, range) + "\r\n\r\n"));
            parts.add(slice(content, range));
            parts.add(text("\r\n"));
        }
        parts.add(text("--" + BOUNDARY + "--\r\n"));
        return new Reply(
                206, Map.of("Content-Type", List.of("multipart/byteranges; boundary=" + BOUNDARY)), parts, () -> {});
    }

    /** How many bytes its body has. */
    long length() {
        return body.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    private static String contentRange(byte[] content, Call.Range range) {
        return "bytes " + range.first() + "-" + range.last() + "/" + content.length;
    }

    private static ByteBuffer slice(byte[] content, Call.Range range) {
        return ByteBuffer.wrap(content, (int) range.first(), range.length());
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
