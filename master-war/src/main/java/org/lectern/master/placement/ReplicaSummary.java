package org.lectern.master.placement;

import java.time.Instant;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.fleet.ReplicaCounts;

/**
 * How the nodes stand with a meeting's current version.
 *
 * @param size of the package, in bytes
 * @param startsAt when the meeting begins, if that is set
 * @param nodes how many of them stand how
 */
public record ReplicaSummary(
        MeetingId meetingId, int version, Digest digest, long size, Optional<Instant> startsAt, ReplicaCounts nodes) {}
