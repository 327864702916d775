package org.lectern.master.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Groups;

/** A person who may read a meeting's papers. */
@Entity
@Table(name = "participant")
public class Participant {
    @EmbeddedId
    private Key key = new Key("", "");

    private String name = "";

    @Column(name = "reader_groups")
    private String groups = "";

    @Column(name = "key_digest")
    private String keyDigest = "";

    /** For JPA. */
    protected Participant() {}

    Participant(MeetingId meeting, String id, Digest keyDigest) {
        this.key = new Key(meeting.value(), id);
        this.keyDigest = keyDigest.hex();
    }

    void rename(String newName) {
        name = newName;
    }

    void assign(Groups newGroups) {
        groups = newGroups.toText();
    }

    /** To which the participant belongs. */
    public Groups groups() {
        return Groups.ofText(groups);
    }

    String id() {
        return key.id;
    }

    String name() {
        return name;
    }

    Digest keyDigest() {
        return new Digest(keyDigest);
    }

    /** Which person at which meeting. */
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "meeting_id")
        private String meetingId = "";

        private String id = "";

        /** For JPA. */
        protected Key() {}

        Key(String meetingId, String id) {
            this.meetingId = meetingId;
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && meetingId.equals(key.meetingId) && id.equals(key.id);
        }

        @Override
        public int hashCode() {
            return 31 * meetingId.hashCode() + id.hashCode();
        }
    }
}
