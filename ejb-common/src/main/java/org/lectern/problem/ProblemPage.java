package org.lectern.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Answers a refusal from outside JAX-RS: a page for a browser, {@code application/problem+json} for the rest. */
public final class ProblemPage {
    /** When a client that found the server busy is to come again. */
    static final int RETRY_SECONDS = 5;

    private ProblemPage() {}

    /** Writes the whole answer, keeping headers that were set; the response must not be committed. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        Problem problem = new Problem(refusal, Collections.list(request.getLocales()));
        boolean page = String.valueOf(request.getHeader("Accept")).contains("text/html");
        byte[] body = (page ? problem.toHtml() : problem.toJson()).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(page ? "text/html;charset=UTF-8" : Problem.MEDIA_TYPE);
        response.setHeader("Content-Language", problem.language());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // The address may have a ticket in it, which a browser would name where it looks for an icon.
        response.setHeader("Referrer-Policy", "no-referrer");
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"lectern\"");
        }
        if (problem.status() == 503) {
            response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
