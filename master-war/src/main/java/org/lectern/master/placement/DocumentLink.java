package org.lectern.master.placement;

import java.net.URI;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.protocol.MeetingSheet.DocumentEntry;

/**
 * A document as participants see it, with the link to it.
 *
 * @param size in bytes
 * @param digest of the document's bytes
 * @param url leads to where the package's link leads, with the same ticket, and is good as long
 */
public record DocumentLink(String path, long size, Digest digest, String mediaType, URI url) {
    /**
     * The link to a document.
     *
     * @param download the link to its package, ticket and all
     */
    static DocumentLink of(DocumentEntry document, URI download) {
        String path = DocumentPath.parse(document.path()).encoded();
        URI url = download.resolve("documents/" + path + "?" + download.getRawQuery());
        return new DocumentLink(document.path(), document.size(), document.digest(), document.mediaType(), url);
    }
}
