package org.lectern.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.delivery.request.EntityTag;
import org.lectern.delivery.request.Representation;
import org.lectern.delivery.transfer.Body;
import org.lectern.delivery.transfer.StoredBody;
import org.lectern.store.StoredContent;

/**
 * What a client asks for, as RFC 9110 sees it: one representation with its metadata.
 *
 * @param body the bytes; parts of it can be had if it is a {@link StoredBody}
 * @param tag its strong entity tag, the same on the master and every node
 * @param digest the digest of the bytes, where it is known
 * @param mediaType the {@code Content-Type}
 * @param lastModified when these bytes were published; kept in whole seconds, as HTTP knows no finer
 * @param headers what else a 200 or 206 says, such as {@code Content-Disposition}
 */
public record Download(
        Body body,
        EntityTag tag,
        Optional<Digest> digest,
        String mediaType,
        Instant lastModified,
        Map<String, String> headers) {
    public Download {
        if (mediaType.isBlank()) {
            throw new IllegalArgumentException("a download has a media type");
        }
        lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
        headers = Map.copyOf(headers);
    }

    /**
     * All of some stored content, to be saved; its tag is its digest.
     *
     * @param fileName the name that the client is told to save it under; may be any Unicode
     */
    public static Download of(StoredContent content, String mediaType, String fileName, Instant lastModified) {
        return new Download(
                StoredBody.of(content),
                new EntityTag(false, content.digest().hex()),
                Optional.of(content.digest()),
                mediaType,
                lastModified,
                Map.of("Content-Disposition", ContentDisposition.attachment(fileName)));
    }

    /** The same with one more header. */
    public Download with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Download(body, tag, digest, mediaType, lastModified, all);
    }

    /** How many bytes the whole has. */
    public long size() {
        return body.length();
    }

    Representation representation() {
        return new Representation(tag, lastModified, size(), ranges());
    }

    private Representation.Ranges ranges() {
        if (!(body instanceof StoredBody)) {
            return Representation.Ranges.NONE;
        }
        return headers.containsKey("Content-Encoding") ? Representation.Ranges.ONE : Representation.Ranges.ANY;
    }

    /** The {@code Repr-Digest} of RFC 9530, the same for the whole and for each of its ranges. */
    Optional<String> reprDigest() {
        return digest.map(known -> "sha-256=:" + Base64.getEncoder().encodeToString(known.bytes()) + ":");
    }
}
