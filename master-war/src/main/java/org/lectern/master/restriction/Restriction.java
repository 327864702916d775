package org.lectern.master.restriction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Groups;

/** An agenda item, with all below it, or a document that only some groups may see. */
@Entity
@Table(name = "restriction")
public class Restriction {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // mapped: queries name it
    private Key key = new Key("", "");

    private String path = "";

    @Column(name = "reader_groups")
    private String groups = "";

    /** For JPA. */
    protected Restriction() {}

    Restriction(MeetingId meeting, FolderPath path) {
        this.key = new Key(meeting.value(), path.collisionKey());
        this.path = path.value();
    }

    void limitTo(FolderPath newPath, Groups newGroups) {
        path = newPath.value();
        groups = newGroups.toText();
    }

    /** Of the agenda item or the document. */
    public FolderPath path() {
        return new FolderPath(path);
    }

    /** Who may see it: whoever is in one of them. */
    public Groups groups() {
        return Groups.ofText(groups);
    }

    /** What is restricted at which meeting; no two paths that some file system takes for the same. */
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "meeting_id")
        private String meetingId = "";

        @Column(name = "collision_key")
        private String collisionKey = "";

        /** For JPA. */
        protected Key() {}

        Key(String meetingId, String collisionKey) {
            this.meetingId = meetingId;
            this.collisionKey = collisionKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && meetingId.equals(key.meetingId) && collisionKey.equals(key.collisionKey);
        }

        @Override
        public int hashCode() {
            return 31 * meetingId.hashCode() + collisionKey.hashCode();
        }
    }
}
