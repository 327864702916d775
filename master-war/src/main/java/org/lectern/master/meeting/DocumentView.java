package org.lectern.master.meeting;

import java.time.Instant;
import org.lectern.content.Digest;

/**
 * A document as its secretary sees it.
 *
 * @param size in bytes
 * @param revision counts the contents that the document has had, from 1
 */
public record DocumentView(String path, long size, Digest digest, String mediaType, int revision, Instant uploadedAt) {
    static DocumentView of(Document document) {
        DocumentContent content = document.content();
        return new DocumentView(
                document.path().value(),
                content.size(),
                content.digest(),
                content.mediaType(),
                document.revision(),
                content.uploadedAt());
    }
}
