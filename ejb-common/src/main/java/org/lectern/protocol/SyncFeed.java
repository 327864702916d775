package org.lectern.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/**
 * A page of what nodes are to hold, in the order in which it changed.
 *
 * @param generation ask for what comes {@code since} this number next
 * @param complete whether nothing more waits behind this page
 * @param keys the generation in which the master's keys last changed
 * @param revocations permissions that were called back
 */
public record SyncFeed(
        long generation,
        boolean complete,
        List<Item> meetings,
        long keys,
        @Nullable List<Revoked> revocations) {
    public SyncFeed {
        meetings = List.copyOf(meetings);
        revocations = revocations == null ? List.of() : List.copyOf(revocations);
    }

    /** A page that tells of meetings alone. */
    public static SyncFeed of(long generation, boolean complete, List<Item> meetings) {
        return new SyncFeed(generation, complete, meetings, 0, List.of());
    }

    /** Those that were called back; masters of earlier releases name none. */
    @Override
    public List<Revoked> revocations() {
        return revocations == null ? List.of() : revocations;
    }

    /**
     * Permissions that are called back.
     *
     * @param kind ticket, subject, meeting or node
     * @param target of that kind
     * @param before what was made no later than in this second is worth nothing
     * @param until when this may be forgotten
     */
    public record Revoked(String kind, String target, Instant before, Instant until) {}

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
