package org.lectern.protocol;

import java.util.List;
import org.lectern.content.Digest;

/**
 * All that a node needs to hold the current version of a meeting.
 *
 * @param digest of the package with all documents
 * @param size of that package, in bytes
 * @param manifest its signed manifest, a JWS in compact form
 * @param editions the packages of those who may not see all documents; absent from masters of earlier releases
 */
public record SyncMeeting(
        MeetingState state,
        int version,
        Digest digest,
        long size,
        MeetingSheet meeting,
        String manifest,
        List<Edition> editions) {
    public SyncMeeting {
        editions = editions == null ? List.of() : List.copyOf(editions);
    }

    /** What a node is to hold of it. */
    public SyncFeed.Item toItem() {
        return new SyncFeed.Item(meeting.id(), state, false, version, digest, size, meeting.startsAt(), editions);
    }
}
