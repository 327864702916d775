package org.lectern.master.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.ReplicaState;
import org.lectern.protocol.Transfer;

/** How what a replica lacked comes to its node, as the node last told. */
@Embeddable
class ReplicaTransfer {
    /** What takes longer cannot be foretold. */
    private static final Duration FAR = Duration.ofDays(365);

    /** Null when no node told. */
    @Column(name = "bytes_needed")
    private @Nullable Long bytesNeeded;

    @Column(name = "bytes_arrived")
    private long bytesArrived;

    @Column(name = "bytes_from_siblings")
    private long bytesFromSiblings;

    @Column(name = "bytes_from_node")
    private long bytesFromNode;

    @Column(name = "bytes_per_second")
    private long bytesPerSecond;

    @Column(name = "whole_at")
    private @Nullable OffsetDateTime wholeAt;

    /** For JPA. */
    protected ReplicaTransfer() {}

    /** A node that was started anew does not know how an active package came; what it told before stays. */
    void take(ReplicaReport.Item item, Instant now) {
        bytesPerSecond = 0;
        wholeAt = null;
        item.transfer().ifPresent(transfer -> {
            bytesNeeded = transfer.bytesNeeded();
            bytesArrived = transfer.bytesArrived();
            bytesFromSiblings = transfer.bytesFromSiblings();
            bytesFromNode = transfer.bytesFromNode();
            if (item.state() == ReplicaState.FETCHING) {
                bytesPerSecond = transfer.bytesPerSecond();
                wholeAt = wholeAt(transfer, now)
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .orElse(null);
            }
        });
    }

    Optional<Transfer> told() {
        return Optional.ofNullable(bytesNeeded)
                .map(needed -> new Transfer(needed, bytesArrived, bytesFromSiblings, bytesFromNode, bytesPerSecond));
    }

    /** When the replica will be whole if it goes on like this. */
    Optional<Instant> wholeAt() {
        return Optional.ofNullable(wholeAt).map(OffsetDateTime::toInstant);
    }

    private static Optional<Instant> wholeAt(Transfer transfer, Instant now) {
        if (transfer.bytesPerSecond() == 0) {
            return Optional.empty();
        }
        long left = Math.max(0, transfer.bytesNeeded() - transfer.bytesArrived());
        long seconds = left / transfer.bytesPerSecond() + (left % transfer.bytesPerSecond() == 0 ? 0 : 1);
        return seconds > FAR.toSeconds() ? Optional.empty() : Optional.of(now.plusSeconds(seconds));
    }
}
