package org.lectern.master.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.lectern.content.DocumentPath;
import org.lectern.content.MeetingId;

/** A file of a meeting, as it is now. */
@Entity
@Table(name = "document")
public class Document {
    @Id
    private String id = "";

    @Column(name = "meeting_id")
    private String meetingId = "";

    private String path = "";

    @Column(name = "collision_key")
    private String collisionKey = "";

    private int revision;

    @Embedded
    private DocumentContent content = new DocumentContent();

    /** For JPA. */
    protected Document() {}

    Document(MeetingId meeting, DocumentPath path) {
        this.id = UUID.randomUUID().toString();
        this.meetingId = meeting.value();
        this.path = path.value();
        this.collisionKey = path.collisionKey();
    }

    /** Replaces the content; what was there stays as an earlier revision. */
    DocumentRevision revise(DocumentContent newContent) {
        revision++;
        content = newContent;
        return new DocumentRevision(id, revision, newContent);
    }

    String id() {
        return id;
    }

    public DocumentPath path() {
        return new DocumentPath(path);
    }

    /** Counts the contents that the document has had, from 1. */
    int revision() {
        return revision;
    }

    public DocumentContent content() {
        return content;
    }
}
