package org.lectern.node.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.lectern.protocol.SyncFeed;

/**
 * How soon a package is needed; the smaller comes first.
 *
 * @param need what its meeting is doing
 * @param startsAt when its meeting begins; {@link Instant#MAX} if that is not set. Of past meetings the latest comes first
 */
record Urgency(Need need, Instant startsAt) implements Comparable<Urgency> {
    /** A package that no meeting here names. */
    static final Urgency NONE = new Urgency(Need.PAST, Instant.MAX);

    /** A meeting that nobody opened within this time of its start is taken for past. */
    private static final Duration LATE = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofMinutes(30);

    private static final Comparator<Urgency> ORDER =
            Comparator.comparing(Urgency::need).thenComparingLong(Urgency::distance);

    static Urgency of(SyncFeed.Item meeting, Instant now) {
        Instant startsAt = meeting.startsAt().orElse(Instant.MAX);
        return new Urgency(needOf(meeting, startsAt, now), startsAt);
    }

    private static Need needOf(SyncFeed.Item meeting, Instant startsAt, Instant now) {
        return switch (meeting.state()) {
            case ACTIVE -> Need.UNDER_WAY;
            case PUBLISHED -> startsAt.isBefore(now.minus(LATE)) ? Need.PAST : Need.AHEAD;
            default -> Need.PAST;
        };
    }

    /** Between the start of an ahead meeting and the beginning of time, of a past one and the end of time. */
    private long distance() {
        if (startsAt.equals(Instant.MAX)) {
            return Long.MAX_VALUE;
        }
        return need == Need.PAST ? -startsAt.toEpochMilli() : startsAt.toEpochMilli();
    }

    /** Whether the meeting is under way or begins soon. */
    boolean isPressing(Instant now) {
        return need == Need.UNDER_WAY || (need == Need.AHEAD && startsAt.isBefore(now.plus(SOON)));
    }

    /** Whether this comes before the other. */
    boolean isBefore(Urgency other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Urgency other) {
        return ORDER.compare(this, other);
    }

    /** In the order of being served. */
    enum Need {
        UNDER_WAY,
        AHEAD,
        PAST
    }
}
