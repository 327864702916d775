package org.lectern.master.fleet;

import java.time.Instant;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;

/**
 * A node's copy of a package, as its administrator sees it.
 *
 * @param error the last error in words; empty without one
 * @param changedAt when the node last reported it
 */
public record ReplicaView(
        NodeId nodeId,
        MeetingId meetingId,
        int version,
        Digest digest,
        ReplicaState state,
        long bytesDone,
        long bytesTotal,
        String error,
        Instant changedAt) {
    static ReplicaView of(Replica replica) {
        return new ReplicaView(
                replica.node(),
                replica.meeting(),
                replica.version(),
                replica.digest(),
                replica.state(),
                replica.bytesDone(),
                replica.bytesTotal(),
                replica.error(),
                replica.changedAt());
    }
}
