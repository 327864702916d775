package org.lectern.master.meeting;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.content.DocumentPath;
import org.lectern.content.MeetingId;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;

/** The documents of meetings. Each method is one transaction. */
@Dependent
@Transactional
public class Documents {
    private final EntityManager entities;
    private final Meetings meetings;
    private final Clock clock;

    @Inject
    Documents(EntityManager entities, Meetings meetings, Clock clock) {
        this.entities = entities;
        this.meetings = meetings;
        this.clock = clock;
    }

    /**
     * What {@link #put} did.
     *
     * @param created whether the document is new
     */
    record Put(Document document, boolean created) {}

    /**
     * Refuses a path that cannot be filled now, before its bytes are read.
     *
     * @throws Refusal by the state of the meeting or a colliding path
     */
    void checkRoom(MeetingId meeting, DocumentPath path) {
        Meeting found = meetings.get(meeting);
        requireEditable(found);
        if (find(meeting, path).isEmpty()) {
            refuseCollision(meeting, path);
            Agenda.of(found.agenda()).admit(path);
        }
    }

    /** Files content under a path; the same content again changes nothing. */
    Put put(MeetingId meeting, DocumentPath path, DocumentContent content) {
        Meeting found = meetings.getLocked(meeting);
        requireEditable(found);
        Optional<Document> known = find(meeting, path);
        if (known.isPresent() && known.get().content().digest().equals(content.digest())) {
            return new Put(known.get(), false);
        }
        Document document = known.orElseGet(() -> create(found, path));
        DocumentRevision revision = document.revise(content);
        if (known.isEmpty()) {
            entities.persist(document);
            entities.flush();
        }
        entities.persist(revision);
        entities.flush();
        return new Put(document, known.isEmpty());
    }

    private Document create(Meeting meeting, DocumentPath path) {
        refuseCollision(meeting.id(), path);
        Agenda agenda = Agenda.of(meeting.agenda());
        agenda.admit(path);
        meeting.arrange(agenda.lines(), clock.instant());
        return new Document(meeting.id(), path);
    }

    /** The document at this path. */
    Document get(MeetingId meeting, DocumentPath path) {
        meetings.get(meeting);
        return find(meeting, path)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.DOCUMENT_NOT_FOUND, "Meeting " + meeting + " has no document \"" + path + "\"."));
    }

    /** Documents in the order of their paths. */
    Page<Document> list(MeetingId meeting, String after, int limit) {
        meetings.get(meeting);
        List<Document> found = entities.createQuery(
                        "select d from Document d where d.meetingId = :meeting and d.path > :after order by d.path",
                        Document.class)
                .setParameter("meeting", meeting.value())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, document -> document.path().value());
    }

    /** All documents of a meeting, to be frozen. */
    public List<Document> all(MeetingId meeting) {
        return entities.createQuery("select d from Document d where d.meetingId = :meeting", Document.class)
                .setParameter("meeting", meeting.value())
                .getResultList();
    }

    /** Takes a document out of its meeting; packages that hold it stay as they are. */
    void delete(MeetingId meeting, DocumentPath path) {
        requireEditable(meetings.getLocked(meeting));
        Document document = get(meeting, path);
        entities.createQuery("delete from DocumentRevision r where r.key.documentId = :id")
                .setParameter("id", document.id())
                .executeUpdate();
        entities.remove(document);
        entities.flush();
    }

    private Optional<Document> find(MeetingId meeting, DocumentPath path) {
        return entities.createQuery(
                        "select d from Document d where d.meetingId = :meeting and d.path = :path", Document.class)
                .setParameter("meeting", meeting.value())
                .setParameter("path", path.value())
                .getResultStream()
                .findFirst();
    }

    /** Looks for the same path, a document where a folder is to be, and a folder where the document is to be. */
    private void refuseCollision(MeetingId meeting, DocumentPath path) {
        String key = path.collisionKey();
        entities.createQuery(
                        "select d from Document d where d.meetingId = :meeting"
                                + " and (d.collisionKey in :paths or d.collisionKey like :below escape '!')",
                        Document.class)
                .setParameter("meeting", meeting.value())
                .setParameter("paths", pathAndFolders(key))
                .setParameter("below", key.replaceAll("[!%_]", "!$0") + "/%")
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(other -> {
                    throw collision(key, other);
                });
    }

    private static Refusal collision(String key, Document other) {
        return Refusal.ofField(
                "path",
                "The path collides with \"" + other.path()
                        + (other.path().collisionKey().equals(key)
                                ? "\": two documents cannot differ only in case or Unicode form."
                                : "\": a document cannot be a folder too."));
    }

    private static List<String> pathAndFolders(String key) {
        List<String> all = new ArrayList<>(List.of(key));
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            all.add(key.substring(0, slash));
        }
        return all;
    }

    private static void requireEditable(Meeting meeting) {
        meeting.requireState("change its documents", MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.ACTIVE);
    }
}
