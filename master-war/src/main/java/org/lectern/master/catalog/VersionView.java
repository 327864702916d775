package org.lectern.master.catalog;

import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;

/**
 * A version as its secretary sees it.
 *
 * @param size of the package, in bytes
 * @param created whether this publishing made it; absent in lists
 */
public record VersionView(
        int version,
        String edition,
        Digest digest,
        long size,
        int documents,
        int chunks,
        Instant publishedAt,
        Optional<Boolean> created) {
    static VersionView of(PublishedPackage published, Optional<Boolean> created) {
        return new VersionView(
                published.version(),
                published.edition(),
                published.digest(),
                published.size(),
                published.documentCount(),
                published.chunkCount(),
                published.publishedAt(),
                created);
    }
}
