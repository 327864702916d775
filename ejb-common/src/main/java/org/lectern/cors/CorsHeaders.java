package org.lectern.cors;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** The headers that let a page of a configured origin read an answer (Fetch standard, section 3.3.3). */
public final class CorsHeaders {
    /** What a script may see of an answer besides the headers that it always sees. */
    private static final String EXPOSED = "Accept-Ranges, Content-Range, Content-Length, Content-Disposition,"
            + " Content-Encoding, ETag, Last-Modified, Link, Repr-Digest, Retry-After, Location";

    private final Set<String> origins;

    CorsHeaders(CorsSettings settings) {
        this.origins = settings.origins();
    }

    /** Makes {@link #write} write these in the application of {@code context}. */
    void keepIn(ServletContext context) {
        context.setAttribute(CorsHeaders.class.getName(), this);
    }

    /**
     * Writes them to an answer that never reaches the filters, such as a refusal by the authentication mechanism.
     * Without configured origins it does nothing.
     */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        if (request.getServletContext().getAttribute(CorsHeaders.class.getName()) instanceof CorsHeaders headers) {
            headers.allowReading(request, response);
        }
    }

    /** Lets a page of a listed origin see the answer and its headers. */
    void allowReading(HttpServletRequest request, HttpServletResponse response) {
        if (allow(request, response)) {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    /** Names the origin, if it is a listed one; the answer is whether it is. */
    boolean allow(HttpServletRequest request, HttpServletResponse response) {
        // Also for those who sent no origin: what they got is not for a cache to give to those who do.
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        boolean listed = origin != null && origins.contains(origin);
        if (listed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
        return listed;
    }
}
