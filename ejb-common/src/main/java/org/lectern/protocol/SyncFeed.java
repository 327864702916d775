package org.lectern.protocol;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param digest of the package with all documents
     * @param size of that package, in bytes
     * @param editions the packages of those who may not see all of them; absent from masters of earlier releases
     */
    public record Item(
            MeetingId id,
            MeetingState state,
            boolean removed,
            int version,
            Digest digest,
            long size,
            Optional<Instant> startsAt,
            List<Edition> editions) {
        public Item {
            editions = editions == null ? List.of() : List.copyOf(editions);
        }

        /** All packages of the version and their sizes, the one with all documents first. */
        public Map<Digest, Long> packages() {
            Map<Digest, Long> packages = new LinkedHashMap<>();
            packages.put(digest, size);
            editions.forEach(edition -> packages.putIfAbsent(edition.digest(), edition.size()));
            return packages;
        }
    }
}
