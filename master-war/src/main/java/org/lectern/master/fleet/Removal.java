package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.NodeId;

/** That a node said that a package is gone from it, and when. Outlives the node and the meeting. */
@Entity
@Table(name = "replica_removal")
public class Removal {
    @EmbeddedId
    private Replica.Key key = new Replica.Key("", "");

    @Column(name = "meeting_id")
    private String meetingId = "";

    private int version;

    @Column(name = "removed_at")
    private OffsetDateTime removedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected Removal() {}

    /** What was held is gone. */
    Removal(Replica held, Instant now) {
        this.key = new Replica.Key(held.node().value(), held.digest().hex());
        this.meetingId = held.meeting().value();
        this.version = held.version();
        this.removedAt = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * The same, as it is told.
     *
     * @param removedAt when the node said so; the bytes were gone before
     */
    public record RemovalView(NodeId nodeId, MeetingId meetingId, int version, Digest digest, Instant removedAt) {}

    RemovalView view() {
        return new RemovalView(key.node(), new MeetingId(meetingId), version, key.digest(), removedAt.toInstant());
    }
}
