package org.lectern.delivery;

import jakarta.servlet.http.HttpServletResponse;

/** The status and headers of an answer (RFC 9110 §8, §14 and §15; RFC 9530). */
final class AnswerHeaders {
    /**
     * A private cache may keep the package, and must ask before each use: what stands under the link can be
     * published anew, and the permission in the link runs out. Asking costs a 304, as the tag is the digest. Nobody on
     * the way may transform the bytes.
     */
    private static final String CACHE_CONTROL = "private, no-cache, no-transform";

    private AnswerHeaders() {}

    static void write(HttpServletResponse response, Decision decision, Download download) {
        response.setStatus(decision.status());
        switch (decision.status()) {
            case HttpServletResponse.SC_OK, HttpServletResponse.SC_PARTIAL_CONTENT -> {
                identify(response, download);
                describe(response, decision, download);
            }
            case HttpServletResponse.SC_NOT_MODIFIED -> identify(response, download);
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> response.setHeader("Allow", "GET, HEAD");
            case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE ->
                response.setHeader("Content-Range", "bytes */" + download.size());
            default -> {}
        }
    }

    /** What a cache needs to know. */
    private static void identify(HttpServletResponse response, Download download) {
        response.setHeader("ETag", download.etag());
        response.setHeader("Last-Modified", HttpDate.format(download.lastModified()));
        response.setHeader("Cache-Control", CACHE_CONTROL);
    }

    private static void describe(HttpServletResponse response, Decision decision, Download download) {
        response.setContentType(download.mediaType());
        response.setContentLengthLong(decision.length(download));
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Disposition", ContentDisposition.attachment(download.fileName()));
        response.setHeader("Repr-Digest", download.reprDigest());
        response.setHeader("X-Content-Type-Options", "nosniff");
        decision.range().ifPresent(range -> response.setHeader("Content-Range", range.contentRange(download.size())));
    }
}
