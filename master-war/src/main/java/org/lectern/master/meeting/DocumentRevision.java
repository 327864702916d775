package org.lectern.master.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A content that a document has, or had. */
@Entity
@Table(name = "document_revision")
public class DocumentRevision {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // mapped
    private Key key = new Key("", 0);

    @Embedded
    private DocumentContent content = new DocumentContent();

    /** For JPA. */
    protected DocumentRevision() {}

    DocumentRevision(String documentId, int revision, DocumentContent content) {
        this.key = new Key(documentId, revision);
        this.content = content;
    }

    DocumentContent content() {
        return content;
    }

    /** Which revision of which document. */
    @Embeddable
    @SuppressWarnings("UnusedVariable") // mapped
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "document_id")
        private String documentId = "";

        private int revision;

        /** For JPA. */
        protected Key() {}

        Key(String documentId, int revision) {
            this.documentId = documentId;
            this.revision = revision;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && documentId.equals(key.documentId) && revision == key.revision;
        }

        @Override
        public int hashCode() {
            return documentId.hashCode() + revision;
        }
    }
}
