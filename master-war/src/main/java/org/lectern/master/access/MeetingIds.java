package org.lectern.master.access;

import org.lectern.content.MeetingId;
import org.lectern.problem.Refusal;

/** Reads the ids of meetings as requests name them. */
public final class MeetingIds {
    private MeetingIds() {}

    /**
     * Reads the id in a path.
     *
     * @throws Refusal that names the field
     */
    public static MeetingId parse(String text) {
        try {
            return new MeetingId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }
}
