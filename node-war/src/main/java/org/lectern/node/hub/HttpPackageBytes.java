package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.protocol.ApiPaths;

/**
 * Bytes of packages over HTTP, many spans in one request (RFC 9110 §14). Of one that never answers more than one range
 * only one is asked for from then on.
 */
final class HttpPackageBytes implements PackageBytes {
    private static final int PARTIAL = 206;

    private final HttpCalls calls;
    private final URI base;
    private final Credential credential;
    private final Duration patience;
    private volatile boolean oneByOne;

    /**
     * Asks under a context root.
     *
     * @param base whose {@code api/v1/sync/packages/} is asked
     * @param credential what is shown with each request
     * @param patience how long nothing may come
     */
    HttpPackageBytes(HttpCalls calls, URI base, Credential credential, Duration patience) {
        this.calls = calls;
        this.base = base;
        this.credential = credential;
        this.patience = patience;
    }

    /** What a request shows. */
    interface Credential {
        /** The value of the {@code Authorization} header of a {@code GET}. */
        String toGet(URI url) throws MasterFailure;
    }

    @Override
    public void read(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException {
        List<ByteSpan> asked = oneByOne ? spans.subList(0, 1) : spans;
        boolean whole = !ask(digest, asked, sink);
        if (whole && asked.size() > 1) {
            oneByOne = true;
            whole = !ask(digest, spans.subList(0, 1), sink);
        }
        if (whole) {
            throw new MasterUnreachable("a range was answered with the whole");
        }
    }

    /** Answers whether ranges were sent; if not, nothing was handed over. */
    private boolean ask(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException {
        URI url = ApiPaths.syncPackage(base, digest);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", credential.toGet(url))
                .header("Range", ByteSpan.toHeaderValue(spans))
                .build();
        HttpCalls.Streamed answer = calls.streamed(request, patience, "package " + digest);
        try (InputStream body = answer.body()) {
            if (answer.status() != PARTIAL) {
                return false;
            }
            hand(answer.headers(), body, new Bounds(spans, sink));
            body.skip(Long.MAX_VALUE); // to its end, so that the connection can be used again
            return true;
        }
    }

    private static void hand(HttpHeaders headers, InputStream body, Bounds bounds) throws IOException {
        Optional<String> boundary = headers.firstValue("Content-Type").flatMap(MultipartRanges::boundary);
        if (boundary.isPresent()) {
            new MultipartRanges(body, boundary.get()).forEach(bounds);
        } else {
            ByteSpan span = headers.firstValue("Content-Range")
                    .flatMap(ByteSpan::ofContentRange)
                    .orElseThrow(() -> new MasterUnreachable("a range was answered without saying which"));
            bounds.take(span, new PartStream(body, span.length()));
        }
    }

    /** Sees to it that no more parts are taken than were asked for, and none from elsewhere in the package. */
    private static final class Bounds implements Sink {
        private final ByteSpan outer;
        private final Sink sink;
        private int left;

        Bounds(List<ByteSpan> spans, Sink sink) {
            outer = new ByteSpan(
                    spans.get(0).first(), spans.get(spans.size() - 1).last());
            left = spans.size();
            this.sink = sink;
        }

        @Override
        public void take(ByteSpan span, InputStream bytes) throws IOException {
            left--;
            if (left < 0 || !outer.holds(span)) {
                throw new MasterUnreachable("the answer has a range that nobody asked for: " + span);
            }
            sink.take(span, bytes);
        }
    }
}
