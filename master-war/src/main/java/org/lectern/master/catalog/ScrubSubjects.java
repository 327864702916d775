package org.lectern.master.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;

/** What of the content store is read for damage, and what it can be mended with. */
interface ScrubSubjects {
    /**
     * Content to be read next.
     *
     * @param began when the round began that it is read in
     * @param after the mark of the one before, or empty
     */
    List<Listed> list(Kind kind, Instant began, String after, int limit);

    /** Whether anything needs this content still. */
    boolean needs(Digest digest);

    /** The package with this digest, if it is one. */
    Optional<PublishedPackage> find(Digest digest);

    /** The package whose signed manifest has this digest, if it is one. */
    Optional<PublishedPackage> ofManifest(Digest digest);

    /** Some packages, the newest first, that may hold a document. */
    List<PublishedPackage> holding(Digest document);

    /**
     * Some content.
     *
     * @param mark its place among those of its kind, as text without spaces
     */
    record Listed(Digest digest, String mark) {}

    /** What content is read as, in this order. */
    enum Kind {
        /** The current package of a meeting that is under way or ahead when the round begins; the soonest first. */
        AHEAD,
        /** Any other package, also of versions that are not current; by digest. */
        PACKAGE,
        /** A revision of a document; by digest. */
        DOCUMENT,
        /** A signed manifest; by digest. */
        MANIFEST;

        /** A meeting that began within this time before the round may be under way. */
        static final Duration UNDER_WAY = Duration.ofDays(1);

        Optional<Kind> next() {
            return switch (this) {
                case AHEAD -> Optional.of(PACKAGE);
                case PACKAGE -> Optional.of(DOCUMENT);
                case DOCUMENT -> Optional.of(MANIFEST);
                case MANIFEST -> Optional.empty();
            };
        }
    }
}
