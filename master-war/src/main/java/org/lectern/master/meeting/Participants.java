package org.lectern.master.meeting;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.master.access.ApiKey;
import org.lectern.master.access.Groups;
import org.lectern.master.access.KeyRing;
import org.lectern.master.access.Role;
import org.lectern.network.Networks;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** The participants of meetings, and their keys. Each method is one transaction. */
@Dependent
@Transactional
public class Participants implements KeyRing {
    private static final String KIND = "participant";

    private final EntityManager entities;
    private final Meetings meetings;
    private final Event<AccessLost> lost;

    @Inject
    Participants(EntityManager entities, Meetings meetings, Event<AccessLost> lost) {
        this.entities = entities;
        this.meetings = meetings;
        this.lost = lost;
    }

    /**
     * What {@link #put} did.
     *
     * @param key of a new participant, shown only now
     */
    record Put(Participant participant, Optional<ApiKey> key) {}

    /**
     * Adds a participant, or gives one another name.
     *
     * @param groups to which the participant belongs from now on; empty to leave that as it is
     */
    Put put(MeetingId meeting, String id, String name, Optional<Groups> groups) {
        meetings.getLocked(meeting);
        Participant known = entities.find(Participant.class, new Participant.Key(meeting.value(), id));
        if (known != null) {
            known.rename(name);
            groups.ifPresent(now -> assign(known, meeting, now));
            return new Put(known, Optional.empty());
        }
        ApiKey key = ApiKey.generate(KIND, meeting.value() + ":" + id);
        Participant participant = new Participant(meeting, id, key.digest());
        participant.rename(name);
        groups.ifPresent(participant::assign);
        entities.persist(participant);
        return new Put(participant, Optional.of(key));
    }

    private void assign(Participant participant, MeetingId meeting, Groups now) {
        boolean loses = !now.names().containsAll(participant.groups().names());
        participant.assign(now);
        if (loses) {
            tellLost(meeting, participant.id());
        }
    }

    /** The groups of a participant. */
    public Groups groups(MeetingId meeting, String id) {
        return get(meeting, id).groups();
    }

    /** The groups of all participants of a meeting, each combination once. */
    public List<Groups> groups(MeetingId meeting) {
        return entities.createQuery(
                        "select distinct p.groups from Participant p where p.key.meetingId = :meeting", String.class)
                .setParameter("meeting", meeting.value())
                .getResultStream()
                .map(Groups::ofText)
                .toList();
    }

    Participant get(MeetingId meeting, String id) {
        meetings.get(meeting);
        Participant participant = entities.find(Participant.class, new Participant.Key(meeting.value(), id));
        if (participant == null) {
            throw new Refusal(
                    ErrorCode.PARTICIPANT_NOT_FOUND, "Meeting " + meeting + " has no participant " + id + ".");
        }
        return participant;
    }

    /** Participants in the order of their ids. */
    Page<Participant> list(MeetingId meeting, String after, int limit) {
        meetings.get(meeting);
        List<Participant> found = entities.createQuery(
                        "select p from Participant p where p.key.meetingId = :meeting and p.key.id > :after"
                                + " order by p.key.id",
                        Participant.class)
                .setParameter("meeting", meeting.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, Participant::id);
    }

    /** Takes a participant, and with it the key, out of the meeting. */
    void delete(MeetingId meeting, String id) {
        entities.remove(get(meeting, id));
        tellLost(meeting, id);
    }

    private void tellLost(MeetingId meeting, String id) {
        lost.fire(new AccessLost(KIND + ":" + meeting + ":" + id));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<HeldKey> find(String owner) {
        String[] parts = owner.split(":", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return Optional.ofNullable(entities.find(Participant.class, new Participant.Key(parts[0], parts[1])))
                .map(participant -> new HeldKey(participant.keyDigest(), Role.PARTICIPANT, Networks.ANY));
    }
}
