package org.lectern.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * A page of what nodes are to hold, in the order in which it changed.
 *
 * @param generation ask for what comes {@code since} this number next
 * @param complete whether nothing more waits behind this page
 */
public record SyncFeed(long generation, boolean complete, List<Item> meetings) {
    public SyncFeed {
        meetings = List.copyOf(meetings);
    }

    /**
     * One meeting and the version that is current.
     *
     * @param removed whether nodes are to forget the meeting
     * @param size of the package, in bytes
     */
    public record Item(
            MeetingId id,
            MeetingState state,
            boolean removed,
            int version,
            Digest digest,
            long size,
            Optional<Instant> startsAt) {}
}
