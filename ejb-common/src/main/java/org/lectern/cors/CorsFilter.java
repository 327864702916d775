package org.lectern.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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

    private final transient CorsHeaders headers;

    CorsFilter(CorsHeaders headers) {
        this.headers = headers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPreflight(request)) {
            answerPreflight(request, response, headers.allow(request, response));
            return;
        }
        headers.allowReading(request, response);
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
