package org.lectern.delivery;

import jakarta.servlet.http.HttpServletResponse;
import org.lectern.delivery.request.Decision;
import org.lectern.delivery.request.HttpDate;
import org.lectern.delivery.request.Representation;

/** The status and headers of an answer (RFC 9110 §8, §14 and §15; RFC 9530). */
final class AnswerHeaders {
    /**
     * A private cache may keep the package, and must ask before each use: what stands under the link can be
     * published anew, and the permission in the link runs out. Asking costs a 304, as the tag is the digest. Nobody on
     * the way may transform the bytes.
     */
    private static final String CACHE_CONTROL = "private, no-cache, no-transform";

    private static final String VARY = "Vary";

    private AnswerHeaders() {}

    /** Writes those of an answer without content of the download. */
    static void write(HttpServletResponse response, Decision decision, Download download) {
        response.setStatus(decision.status());
        switch (decision.status()) {
            case HttpServletResponse.SC_NOT_MODIFIED -> identify(response, download);
            case HttpServletResponse.SC_NO_CONTENT, HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                response.setHeader("Allow", Decision.METHODS);
            case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE ->
                response.setHeader("Content-Range", "bytes */" + download.size());
            default -> {}
        }
    }

    /** Writes those of a 200 or 206, for a HEAD as for a GET. */
    static void write(HttpServletResponse response, Decision decision, Download download, Payload payload) {
        response.setStatus(decision.status());
        describe(response, download);
        response.setContentType(payload.mediaType());
        response.setContentLengthLong(payload.body().length());
        payload.contentRange().ifPresent(range -> response.setHeader("Content-Range", range));
    }

    /** Writes what is true of the whole and of each part of it. */
    static void describe(HttpServletResponse response, Download download) {
        identify(response, download);
        response.setContentType(download.mediaType());
        response.setHeader(
                "Accept-Ranges", download.representation().ranges() == Representation.Ranges.NONE ? "none" : "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        download.reprDigest().ifPresent(digest -> response.setHeader("Repr-Digest", digest));
        download.headers().forEach((name, value) -> {
            if (!name.equals(VARY)) {
                response.setHeader(name, value);
            }
        });
    }

    /** What a cache needs to know. */
    private static void identify(HttpServletResponse response, Download download) {
        response.setHeader("ETag", download.tag().toHeaderValue());
        response.setHeader("Last-Modified", HttpDate.format(download.lastModified()));
        response.setHeader("Cache-Control", CACHE_CONTROL);
        if (download.headers().containsKey(VARY)) {
            // Others, such as CORS, have their own to say.
            response.addHeader(VARY, download.headers().get(VARY));
        }
    }
}
