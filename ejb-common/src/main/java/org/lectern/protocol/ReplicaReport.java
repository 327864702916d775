package org.lectern.protocol;

import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * What a node holds, or is getting.
 *
 * @param full whether replicas that are not named here are gone
 * @param inventory as in {@link Heartbeat}, after this report
 * @param replicas at most {@value #MOST}
 */
public record ReplicaReport(boolean full, String inventory, List<Item> replicas) {
    /** How many replicas one report carries. */
    public static final int MOST = 10_000;

    public ReplicaReport {
        if (inventory == null || inventory.length() > 64) {
            throw new IllegalArgumentException("inventory has at most 64 characters");
        }
        if (replicas == null || replicas.size() > MOST) {
            throw new IllegalArgumentException("replicas has at most " + MOST + " items");
        }
        replicas = List.copyOf(replicas);
    }

    /**
     * One replica.
     *
     * @param bytesDone verified bytes on the node
     * @param bytesTotal of the package
     * @param error the last error in words; empty without one
     * @param transfer how what was missing came, or comes; empty if the node does not know
     */
    public record Item(
            MeetingId meeting,
            int version,
            Digest digest,
            ReplicaState state,
            long bytesDone,
            long bytesTotal,
            String error,
            Optional<Transfer> transfer) {
        public Item {
            if (meeting == null || version < 1 || digest == null || state == null || error == null) {
                throw new IllegalArgumentException("a replica has meeting, version, digest, state and error");
            }
            if (bytesDone < 0 || bytesTotal < 0) {
                throw new IllegalArgumentException("bytes_done and bytes_total are not negative");
            }
        }

        /** This one, come as far as {@code other}. */
        public Item withProgressOf(Item other) {
            return new Item(meeting, version, digest, state, other.bytesDone, bytesTotal, error, other.transfer);
        }
    }
}
