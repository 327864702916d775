package org.lectern.master.placement;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.lectern.content.Digest;
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
        URI url = download.resolve("documents/" + encode(document.path()) + "?" + download.getRawQuery());
        return new DocumentLink(document.path(), document.size(), document.digest(), document.mediaType(), url);
    }

    /** Encodes all but the slashes, and what needs no encoding in any path (RFC 3986 §2.3). */
    private static String encode(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
