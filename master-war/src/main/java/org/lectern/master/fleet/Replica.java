package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;

/** A node's copy of a package, as the node last reported it. */
@Entity
@Table(name = "replica")
public class Replica {
    private static final int LONGEST_ERROR = 1000;

    @EmbeddedId
    private Key key = new Key("", "");

    @Column(name = "meeting_id")
    private String meetingId = "";

    private int version;

    @Enumerated(EnumType.STRING)
    private ReplicaState state = ReplicaState.ANNOUNCED;

    @Column(name = "bytes_done")
    private long bytesDone;

    @Column(name = "bytes_total")
    private long bytesTotal;

    @Embedded
    private ReplicaTransfer transfer = new ReplicaTransfer();

    private String error = "";

    @Column(name = "changed_at")
    private OffsetDateTime changedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For JPA. */
    protected Replica() {}

    Replica(NodeId node, Digest digest) {
        this.key = new Key(node.value(), digest.hex());
    }

    void take(ReplicaReport.Item item, Instant now) {
        meetingId = item.meeting().value();
        version = item.version();
        state = item.state();
        bytesDone = item.bytesDone();
        bytesTotal = item.bytesTotal();
        error = item.error().length() > LONGEST_ERROR ? item.error().substring(0, LONGEST_ERROR) : item.error();
        transfer.take(item, now);
        changedAt = now.atOffset(ZoneOffset.UTC);
    }

    NodeId node() {
        return key.node();
    }

    public Digest digest() {
        return key.digest();
    }

    public MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    int version() {
        return version;
    }

    ReplicaState state() {
        return state;
    }

    long bytesDone() {
        return bytesDone;
    }

    long bytesTotal() {
        return bytesTotal;
    }

    ReplicaTransfer transfer() {
        return transfer;
    }

    String error() {
        return error;
    }

    Instant changedAt() {
        return changedAt.toInstant();
    }

    /** Which package on which node. */
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "node_id")
        private String nodeId = "";

        private String digest = "";

        /** For JPA. */
        protected Key() {}

        Key(String nodeId, String digest) {
            this.nodeId = nodeId;
            this.digest = digest;
        }

        NodeId node() {
            return new NodeId(nodeId);
        }

        Digest digest() {
            return new Digest(digest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && nodeId.equals(key.nodeId) && digest.equals(key.digest);
        }

        @Override
        public int hashCode() {
            return 31 * nodeId.hashCode() + digest.hashCode();
        }
    }
}
