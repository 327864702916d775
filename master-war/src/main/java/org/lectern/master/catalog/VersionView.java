package org.lectern.master.catalog;

import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;

/**
 * A version as its secretary sees it.
 *
 * @param size of the package, in bytes
 * @param created whether this publishing made it; absent in lists
 * @param changes against the version before; absent if publishing made no new version, and for versions of earlier
 *     releases
 * @param summary the changes in a sentence, in the reader's language
 */
public record VersionView(
        int version,
        String edition,
        Digest digest,
        long size,
        int documents,
        int chunks,
        Instant publishedAt,
        Optional<Boolean> created,
        Optional<Changes> changes,
        Optional<String> summary) {

    /** The answer to publishing. */
    static VersionView of(Publishing.Outcome outcome, ChangeWords words) {
        PublishedPackage published = outcome.published();
        return outcome.created()
                ? of(published, Optional.of(true), published.changes(), words)
                : of(published, Optional.of(false), Optional.empty(), words)
                        .saying(words.unchanged(published.version()));
    }

    static VersionView of(PublishedPackage published, ChangeWords words) {
        return of(published, Optional.empty(), published.changes(), words);
    }

    private static VersionView of(
            PublishedPackage published, Optional<Boolean> created, Optional<Changes> changes, ChangeWords words) {
        return new VersionView(
                published.version(),
                published.edition(),
                published.digest(),
                published.size(),
                published.documentCount(),
                published.chunkCount(),
                published.publishedAt(),
                created,
                changes,
                changes.map(found -> words.of(published.size(), published.documentCount(), found)));
    }

    /** The same for a list. */
    VersionView brief() {
        return new VersionView(
                version,
                edition,
                digest,
                size,
                documents,
                chunks,
                publishedAt,
                created,
                changes.map(Changes::brief),
                summary);
    }

    private VersionView saying(String sentence) {
        return new VersionView(
                version,
                edition,
                digest,
                size,
                documents,
                chunks,
                publishedAt,
                created,
                changes,
                Optional.of(sentence));
    }
}
