package org.lectern.delivery.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/**
 * The answer that RFC 9110 asks for, before a byte of it is sent.
 *
 * @param status the HTTP status
 * @param ranges the parts to send, with a 206 only: one as it is, several as {@code multipart/byteranges}
 */
public record Decision(int status, List<ByteRange> ranges) {
    /** The methods of everything that is delivered, for {@code Allow}. */
    public static final String METHODS = "GET, HEAD, OPTIONS";

    public Decision {
        ranges = List.copyOf(ranges);
    }

    /**
     * Decides on a request.
     *
     * @param headers the request's headers by name, all lines of one combined
     */
    public static Decision on(
            String method, Function<String, Optional<String>> headers, Representation representation) {
        if (method.equals("OPTIONS")) {
            return of(HttpServletResponse.SC_NO_CONTENT);
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return of(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        Preconditions preconditions = new Preconditions(headers, representation.tag(), representation.lastModified());
        return switch (preconditions.evaluate()) {
            case FAILED -> of(HttpServletResponse.SC_PRECONDITION_FAILED);
            case NOT_MODIFIED -> of(HttpServletResponse.SC_NOT_MODIFIED);
            case PROCEED ->
                headers.apply("Range")
                        .filter(range -> representation.ranges() != Representation.Ranges.NONE
                                && method.equals("GET")
                                && preconditions.rangeApplies())
                        .map(range ->
                                onRange(RangeSelection.select(range, representation.size()), representation.ranges()))
                        .orElseGet(() -> of(HttpServletResponse.SC_OK));
        };
    }

    private static Decision onRange(RangeSelection selection, Representation.Ranges had) {
        if (selection instanceof RangeSelection.Parts parts
                && (had == Representation.Ranges.ANY || parts.ranges().size() == 1)) {
            return new Decision(HttpServletResponse.SC_PARTIAL_CONTENT, parts.ranges());
        }
        return of(
                selection instanceof RangeSelection.Unsatisfiable
                        ? HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE
                        : HttpServletResponse.SC_OK);
    }

    private static Decision of(int status) {
        return new Decision(status, List.of());
    }

    /** Whether it describes the content: a 200 or 206. */
    public boolean isSuccess() {
        return status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_PARTIAL_CONTENT;
    }

    /** What a 405, 412 or 416 says to the client. */
    public Optional<Refusal> refusal() {
        return switch (status) {
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                Optional.of(new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "A download takes " + METHODS + " only."));
            case HttpServletResponse.SC_PRECONDITION_FAILED ->
                Optional.of(new Refusal(
                        ErrorCode.PRECONDITION_FAILED,
                        "What is here is not what If-Match or If-Unmodified-Since names: begin anew."));
            case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE ->
                Optional.of(
                        new Refusal(ErrorCode.RANGE_NOT_SATISFIABLE, "Content-Range tells how many bytes there are."));
            default -> Optional.empty();
        };
    }
}
