package org.lectern.master.catalog;

import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;

/** What of the content store is read for damage, and what it can be mended with. */
interface ScrubSubjects {
    /**
     * Content to be read, in the order of the digests.
     *
     * @param after the digits of the one before, or empty
     */
    List<Digest> list(Kind kind, String after, int limit);

    /** Whether anything needs this content still. */
    boolean needs(Digest digest);

    /** The package with this digest, if it is one. */
    Optional<PublishedPackage> find(Digest digest);

    /** Some packages, the newest first, that may hold a document. */
    List<PublishedPackage> holding(Digest document);

    /** What content is read as, in this order. */
    enum Kind {
        /** The current package of a meeting. */
        PACKAGE,
        /** A revision of a document. */
        DOCUMENT
    }
}
