package org.lectern.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;

/** Answers a refusal from outside JAX-RS: a page for a browser, {@code application/problem+json} for the rest. */
public final class ProblemPage {
    /** When a client that found the server busy is to come again. */
    static final int RETRY_SECONDS = 5;

    private ProblemPage() {}

    /** Writes the whole answer, keeping headers that were set; the response must not be committed. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        Problem problem = new Problem(refusal, Collections.list(request.getLocales()), renewal(request, refusal));
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
            response.setHeader("WWW-Authenticate", challenge(refusal.code()));
        }
        if (problem.status() == 503) {
            response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    /** As RFC 6750 section 3.1 says. */
    private static String challenge(ErrorCode code) {
        String challenge = "Bearer realm=\"lectern\"";
        return code == ErrorCode.TICKET_EXPIRED ? challenge + ", error=\"invalid_token\"" : challenge;
    }

    /** The address of the request at another server, without a ticket; a package is had there from the best node. */
    private static Optional<URI> renewal(HttpServletRequest request, Refusal refusal) {
        return refusal.renewalAt().map(root -> {
            String path = request.getRequestURI()
                    .substring(request.getContextPath().length())
                    .replaceAll(";[^/]*", "")
                    .replaceFirst("^/+", "");
            return root.resolve(path.endsWith("/download-package") ? path + "?via=node" : path);
        });
    }
}
