package org.lectern.master.fleet;

import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.Transfer;

/**
 * A node's copy of a package, as its administrator sees it.
 *
 * @param bytesDone verified bytes on the node
 * @param bytesTotal of the package
 * @param transfer how what was missing came, or comes; absent if the node never told
 * @param eta when it will be whole if it goes on like this; absent while it does not come
 * @param startsAt when the meeting begins; absent if that is not set, or this is not the meeting's current version
 * @param onTime whether the node holds it, or will by the meeting's start; absent while that cannot be said
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
        Optional<Transfer> transfer,
        Optional<Instant> eta,
        Optional<Instant> startsAt,
        Optional<Boolean> onTime,
        String error,
        Instant changedAt) {
    /**
     * A replica as it is seen at a moment.
     *
     * @param startsAt when the meeting begins that needs it
     */
    public static ReplicaView of(Replica replica, Optional<Instant> startsAt, Instant now) {
        // A time that passed without news says nothing.
        Optional<Instant> eta = replica.transfer().wholeAt().filter(now::isBefore);
        return new ReplicaView(
                replica.node(),
                replica.meeting(),
                replica.version(),
                replica.digest(),
                replica.state(),
                replica.bytesDone(),
                replica.bytesTotal(),
                replica.transfer().told(),
                eta,
                startsAt,
                startsAt.flatMap(start -> onTime(replica.state(), eta, start, now)),
                replica.error(),
                replica.changedAt());
    }

    private static Optional<Boolean> onTime(ReplicaState state, Optional<Instant> eta, Instant start, Instant now) {
        if (state == ReplicaState.ACTIVE) {
            return Optional.of(true);
        }
        return start.isAfter(now) ? eta.map(at -> !at.isAfter(start)) : Optional.of(false);
    }
}
