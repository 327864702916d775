package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.lectern.content.Digest;

/** Whoever sends bytes of packages. Safe for use by several threads. */
public interface PackageBytes {
    /** So many spans may be asked for at once: a header of at most 1,300 characters. */
    int MOST_SPANS = 32;

    /**
     * Asks for spans of a package and hands over what comes, as it comes. Who sends may leave out some, send them in
     * another order, or send bytes between them along; an answer that has ended is none that failed.
     *
     * @param spans 1 to {@link #MOST_SPANS}, ascending and apart
     * @throws MasterFailure if there is no answer, or it breaks off, stalls or cannot be read
     * @throws IOException what the sink throws, which breaks off the answer
     */
    void read(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException;

    /** Takes what is sent. */
    interface Sink {
        /**
         * Takes one part. Bytes that are left unread are passed over.
         *
         * @param span the place of the part in the package
         * @param bytes exactly so many; reading fails with {@link MasterUnreachable} if they do not come
         */
        void take(ByteSpan span, InputStream bytes) throws IOException;
    }
}
