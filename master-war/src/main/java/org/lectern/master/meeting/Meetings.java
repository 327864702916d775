package org.lectern.master.meeting;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lectern.content.DocumentPath;
import org.lectern.content.MeetingId;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;

/** The meetings that there are. Each method is one transaction. */
@Dependent
@Transactional
public class Meetings {
    private final EntityManager entities;
    private final Clock clock;
    private final Event<MeetingMoved> moved;
    private final Event<MeetingDeleted> deleted;

    @Inject
    Meetings(EntityManager entities, Clock clock, Event<MeetingMoved> moved, Event<MeetingDeleted> deleted) {
        this.entities = entities;
        this.clock = clock;
        this.moved = moved;
        this.deleted = deleted;
    }

    /**
     * What {@link #put} did.
     *
     * @param created whether the meeting is new
     */
    record Put(Meeting meeting, boolean created) {}

    /** Creates or updates a meeting. */
    Put put(MeetingId id, MeetingFields fields, Precondition precondition) {
        Optional<Meeting> known = lock(id);
        precondition.check(known.map(Meeting::revision));
        Meeting meeting = known.orElseGet(() -> new Meeting(id, clock.instant()));
        if (known.isPresent()) {
            meeting.requireState(
                    "be changed", MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.ACTIVE, MeetingState.ENDED);
        }
        meeting.describe(fields, clock.instant());
        if (fields.agenda() != null) {
            Agenda agenda = Agenda.parse(fields.agenda());
            agenda.cover(documentPaths(id));
            meeting.arrange(agenda.lines(), clock.instant());
        }
        if (known.isEmpty()) {
            entities.persist(meeting);
        }
        entities.flush();
        return new Put(meeting, known.isEmpty());
    }

    /** The meeting with this id. */
    public Meeting get(MeetingId id) {
        Meeting meeting = entities.find(Meeting.class, id.value());
        if (meeting == null) {
            throw notFound(id);
        }
        return meeting;
    }

    /** The meeting with this id, kept from others until the transaction ends. */
    public Meeting getLocked(MeetingId id) {
        return lock(id).orElseThrow(() -> notFound(id));
    }

    /** Meetings in the order of their ids. */
    Page<Meeting> list(Optional<MeetingState> state, String after, int limit) {
        TypedQuery<Meeting> query = entities.createQuery(
                "select m from Meeting m where m.id > :after"
                        + (state.isPresent() ? " and m.state = :state" : "")
                        + " order by m.id",
                Meeting.class);
        query.setParameter("after", after).setMaxResults(limit + 1);
        state.ifPresent(wanted -> query.setParameter("state", wanted));
        return Page.of(query.getResultList(), limit, meeting -> meeting.id().value());
    }

    /** Brings a meeting from one state to the next; one that is there already stays. */
    Meeting move(MeetingId id, MeetingState from, MeetingState to) {
        Meeting meeting = getLocked(id);
        meeting.move(from, to, clock.instant());
        return tell(meeting);
    }

    /** Withdraws the papers of a meeting that has ended, or was cancelled before it began. */
    Meeting archive(MeetingId id) {
        Meeting meeting = getLocked(id);
        meeting.archive(clock.instant());
        return tell(meeting);
    }

    private Meeting tell(Meeting meeting) {
        entities.flush();
        moved.fire(new MeetingMoved(meeting));
        return meeting;
    }

    /** Deletes a meeting that is a draft or archived, with all that belongs to it. */
    void delete(MeetingId id, Precondition precondition) {
        Meeting meeting = getLocked(id);
        precondition.check(Optional.of(meeting.revision()));
        meeting.requireState("be deleted", MeetingState.DRAFT, MeetingState.ARCHIVED);
        deleted.fire(new MeetingDeleted(id));
        for (String statement : List.of(
                "delete from DocumentRevision r where r.key.documentId in"
                        + " (select d.id from Document d where d.meetingId = :id)",
                "delete from Document d where d.meetingId = :id",
                "delete from Participant p where p.key.meetingId = :id")) {
            entities.createQuery(statement).setParameter("id", id.value()).executeUpdate();
        }
        entities.remove(meeting);
        entities.flush();
    }

    private Optional<Meeting> lock(MeetingId id) {
        return Optional.ofNullable(entities.find(Meeting.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private List<DocumentPath> documentPaths(MeetingId id) {
        return entities.createQuery("select d.path from Document d where d.meetingId = :id", String.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(DocumentPath::parse)
                .toList();
    }

    private static Refusal notFound(MeetingId id) {
        return new Refusal(ErrorCode.MEETING_NOT_FOUND, "No meeting has the id " + id + ".");
    }
}
