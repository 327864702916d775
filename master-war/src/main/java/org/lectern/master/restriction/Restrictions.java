package org.lectern.master.restriction;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Groups;
import org.lectern.master.meeting.MeetingDeleted;
import org.lectern.master.meeting.Meetings;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** What of meetings is restricted. Each method is one transaction. */
@Dependent
@Transactional
public class Restrictions {
    /** How many a meeting has at most: each is looked at for each reader. */
    static final int MOST = 500;

    private final EntityManager entities;
    private final Meetings meetings;

    @Inject
    Restrictions(EntityManager entities, Meetings meetings) {
        this.entities = entities;
        this.meetings = meetings;
    }

    /**
     * What {@link #put} did.
     *
     * @param created whether the path was not restricted before
     */
    record Put(Restriction restriction, boolean created) {}

    /** Restricts an agenda item or a document, which need not be there yet, to some groups. */
    Put put(MeetingId meeting, FolderPath path, Groups groups) {
        meetings.getLocked(meeting);
        Restriction known = find(meeting, path);
        Restriction restriction = known == null ? new Restriction(meeting, path) : known;
        restriction.limitTo(path, groups);
        if (known == null) {
            if (all(meeting).size() >= MOST) {
                throw new Refusal(
                        ErrorCode.TOO_LARGE,
                        "The meeting " + meeting + " has " + MOST + " restrictions, and no room for more: restrict an"
                                + " agenda item instead of each of its documents.");
            }
            entities.persist(restriction);
        }
        return new Put(restriction, known == null);
    }

    Restriction get(MeetingId meeting, FolderPath path) {
        meetings.get(meeting);
        Restriction found = find(meeting, path);
        if (found == null) {
            throw new Refusal(
                    ErrorCode.RESTRICTION_NOT_FOUND,
                    "\"" + path + "\" has no restriction of its own at the meeting " + meeting + ".");
        }
        return found;
    }

    /** Lifts a restriction. */
    void delete(MeetingId meeting, FolderPath path) {
        entities.remove(get(meeting, path));
    }

    /** Restrictions in the order of their paths. */
    Page<Restriction> list(MeetingId meeting, String after, int limit) {
        meetings.get(meeting);
        List<Restriction> found = entities.createQuery(
                        "select r from Restriction r where r.key.meetingId = :meeting and r.path > :after"
                                + " order by r.path",
                        Restriction.class)
                .setParameter("meeting", meeting.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, restriction -> restriction.path().value());
    }

    /** All of a meeting, at most {@value #MOST}. */
    public List<Restriction> all(MeetingId meeting) {
        return entities.createQuery(
                        "select r from Restriction r where r.key.meetingId = :meeting order by r.path",
                        Restriction.class)
                .setParameter("meeting", meeting.value())
                .getResultList();
    }

    void onDeleted(@Observes MeetingDeleted event) {
        entities.createQuery("delete from Restriction r where r.key.meetingId = :meeting")
                .setParameter("meeting", event.meeting().value())
                .executeUpdate();
    }

    private @Nullable Restriction find(MeetingId meeting, FolderPath path) {
        return entities.find(Restriction.class, new Restriction.Key(meeting.value(), path.collisionKey()));
    }
}
