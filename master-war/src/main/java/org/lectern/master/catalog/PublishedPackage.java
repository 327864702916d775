package org.lectern.master.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.Edition;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.MeetingSheet;

/** What publishing froze for one edition of one version; never changed. The bytes are in the content store. */
@Entity
@Table(name = "published_package")
public class PublishedPackage {
    /** The edition that holds every document. */
    static final String FULL = "full";

    @EmbeddedId
    private Key key = new Key("", 0, FULL);

    private String digest = "";
    private long size;

    @Column(name = "manifest_digest")
    private String manifestDigest = "";

    @Column(name = "document_count")
    private int documentCount;

    @Column(name = "chunk_count")
    private int chunkCount;

    @Column(name = "published_at")
    private OffsetDateTime publishedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    @Column(name = "published_by")
    private String publishedBy = "";

    private String sheet = "";

    /** Against the version before, as JSON; null for versions of earlier releases. */
    private @Nullable String changes;

    /** Who may see what of the version, as JSON; null without restrictions, and beside the edition of all documents. */
    private @Nullable String rules;

    /** For JPA. */
    protected PublishedPackage() {}

    /** The edition with all documents. */
    PublishedPackage(
            Manifest manifest, Digest signedManifest, MeetingSheet sheet, Changes changes, String publishedBy) {
        this(manifest, signedManifest, sheet, publishedBy);
        this.changes = JsonForm.jsonb().toJson(changes);
    }

    /** The edition of those who see what {@code sheet} shows. */
    PublishedPackage(Manifest manifest, Digest signedManifest, MeetingSheet sheet, String publishedBy) {
        this.key = new Key(manifest.meeting().value(), manifest.version(), manifest.edition());
        this.digest = manifest.digest().hex();
        this.size = manifest.size();
        this.manifestDigest = signedManifest.hex();
        this.documentCount = sheet.documents().size();
        this.chunkCount = manifest.chunks().size();
        this.publishedAt = manifest.published().atOffset(ZoneOffset.UTC);
        this.publishedBy = publishedBy;
        this.sheet = JsonForm.jsonb().toJson(sheet);
    }

    /** Who may see what of the version. */
    PublishedPackage restrictedBy(Rules newRules) {
        rules = newRules.rules().isEmpty() ? null : JsonForm.jsonb().toJson(newRules);
        return this;
    }

    Rules rules() {
        return rules == null ? Rules.NONE : JsonForm.jsonb().fromJson(rules, Rules.class);
    }

    String publishedBy() {
        return publishedBy;
    }

    /** As nodes are told of it beside the package with all documents. */
    Edition toEdition() {
        return new Edition(edition(), digest(), size);
    }

    /** Whether publishing {@code other} would freeze the same again for the same readers. */
    boolean isOf(MeetingSheet other, Rules otherRules) {
        return sheet.equals(JsonForm.jsonb().toJson(other)) && rules().equals(otherRules);
    }

    public MeetingId meeting() {
        return new MeetingId(key.meetingId);
    }

    public int version() {
        return key.version;
    }

    String edition() {
        return key.edition;
    }

    /** The package's identity. */
    public Digest digest() {
        return new Digest(digest);
    }

    /** Of the package, in bytes. */
    public long size() {
        return size;
    }

    /** The signed manifest's place in the content store. */
    Digest manifestDigest() {
        return new Digest(manifestDigest);
    }

    int documentCount() {
        return documentCount;
    }

    int chunkCount() {
        return chunkCount;
    }

    public Instant publishedAt() {
        return publishedAt.toInstant();
    }

    /** The meeting data as it was frozen. */
    public MeetingSheet sheet() {
        return JsonForm.jsonb().fromJson(sheet, MeetingSheet.class);
    }

    /** What this version changed against the one before it, if that was found out. */
    Optional<Changes> changes() {
        return Optional.ofNullable(changes).map(json -> JsonForm.jsonb().fromJson(json, Changes.class));
    }

    /** Which edition of which version. */
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "meeting_id")
        private String meetingId = "";

        private int version;
        private String edition = "";

        /** For JPA. */
        protected Key() {}

        Key(String meetingId, int version, String edition) {
            this.meetingId = meetingId;
            this.version = version;
            this.edition = edition;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && meetingId.equals(key.meetingId)
                    && version == key.version
                    && edition.equals(key.edition);
        }

        @Override
        public int hashCode() {
            return 31 * meetingId.hashCode() + version;
        }
    }
}
