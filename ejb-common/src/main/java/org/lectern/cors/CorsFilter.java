package org.lectern.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * Lets the pages of the configured origins read (Fetch standard, section 3.3): never write, and never with cookies
 * or other credentials that a browser adds by itself, for a key or a ticket is sent by the page's own script.
 */
final class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    /** What an answer to a preflight grants; a day is the longest that any browser remembers. */
    private static final Map<String, String> GRANTS = Map.of(
            "Access-Control-Allow-Methods", "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Headers",
                    "Range, If-Range, If-None-Match, If-Match, If-Modified-Since, If-Unmodified-Since, Authorization,"
                            + " Accept, Accept-Language",
            "Access-Control-Max-Age", "86400");

    /** What a script may see of an answer besides the headers that it always sees. */
    private static final String EXPOSED = "Accept-Ranges, Content-Range, Content-Length, Content-Disposition,"
            + " Content-Encoding, ETag, Last-Modified, Link, Repr-Digest, Retry-After, Location";

    private final transient Set<String> origins;

    CorsFilter(CorsSettings settings) {
        this.origins = settings.origins();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Also for those who sent no origin: what they got is not for a cache to give to those who do.
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        boolean listed = origin != null && origins.contains(origin);
        if (listed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
        if (isPreflight(request)) {
            answerPreflight(request, response, listed);
            return;
        }
        if (listed) {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void answerPreflight(HttpServletRequest request, HttpServletResponse response, boolean listed)
            throws IOException {
        if (listed) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            GRANTS.forEach(response::setHeader);
        } else {
            ProblemPage.send(
                    request,
                    response,
                    new Refusal(
                            ErrorCode.FORBIDDEN, "Pages of this origin may not read here: see lectern.cors.origins."));
        }
    }
}
