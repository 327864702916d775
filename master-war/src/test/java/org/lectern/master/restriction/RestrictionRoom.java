package org.lectern.master.restriction;

import jakarta.persistence.EntityManager;
import java.util.Set;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Groups;
import org.lectern.master.meeting.Meetings;

/** Restrictions for tests of other rooms. */
public final class RestrictionRoom {
    private final Restrictions restrictions;

    /** The room on a persistence context. */
    public RestrictionRoom(EntityManager entities, Meetings meetings) {
        restrictions = new Restrictions(entities, meetings);
    }

    public Restrictions restrictions() {
        return restrictions;
    }

    /** Restricts a path of a meeting to some groups. */
    public void restrict(String meeting, String path, String... groups) {
        restrictions.put(new MeetingId(meeting), FolderPath.parse(path), new Groups(Set.of(groups)));
    }
}
