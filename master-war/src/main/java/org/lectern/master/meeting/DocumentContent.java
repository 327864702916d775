package org.lectern.master.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lectern.content.Digest;

/** What was recorded of a document's bytes when they came in. The bytes are in the content store. */
@Embeddable
public class DocumentContent {
    private String digest = "";
    private long size;
    private int crc32;

    @Column(name = "media_type")
    private String mediaType = "";

    @Column(name = "uploaded_at")
    private OffsetDateTime uploadedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected DocumentContent() {}

    DocumentContent(Digest digest, long size, int crc32, String mediaType, Instant uploadedAt) {
        this.digest = digest.hex();
        this.size = size;
        this.crc32 = crc32;
        this.mediaType = mediaType;
        this.uploadedAt = uploadedAt.atOffset(ZoneOffset.UTC);
    }

    public Digest digest() {
        return new Digest(digest);
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public int crc32() {
        return crc32;
    }

    public String mediaType() {
        return mediaType;
    }

    public Instant uploadedAt() {
        return uploadedAt.toInstant();
    }
}
