package org.lectern.protocol;

/** Where a meeting is in its life; the order is the order of life. */
public enum MeetingState {
    DRAFT,
    PUBLISHED,
    ACTIVE,
    ENDED,
    ARCHIVED;

    /** Whether participants may read the papers and nodes hold them. */
    public boolean isServed() {
        return this == PUBLISHED || this == ACTIVE || this == ENDED;
    }
}
