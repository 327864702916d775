package org.lectern.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.lectern.store.StoredContent;

/**
 * What a client asks for, as RFC 9110 sees it: one representation with its metadata.
 *
 * @param content the bytes
 * @param mediaType the {@code Content-Type}
 * @param fileName the name that the client is told to save it under; may be any Unicode
 * @param lastModified when these bytes were published; kept in whole seconds, as HTTP knows no finer
 */
public record Download(StoredContent content, String mediaType, String fileName, Instant lastModified) {
    public Download {
        if (mediaType.isBlank() || fileName.isBlank()) {
            throw new IllegalArgumentException("a download has a media type and a file name");
        }
        lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many bytes the whole has. */
    public long size() {
        return content.size();
    }

    /** The strong entity tag: the quoted hexadecimal digest, so it is the same on the master and every node. */
    public String etag() {
        return '"' + content.digest().hex() + '"';
    }

    /** The {@code Repr-Digest} of RFC 9530, the same for the whole and for each of its ranges. */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(content.digest().bytes()) + ":";
    }
}
