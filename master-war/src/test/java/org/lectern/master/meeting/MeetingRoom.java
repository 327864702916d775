package org.lectern.master.meeting;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.lectern.content.Digest;
import org.lectern.content.DocumentPath;
import org.lectern.content.FolderPath;
import org.lectern.content.MeetingId;
import org.lectern.master.FakeEvent;
import org.lectern.master.access.Groups;
import org.lectern.protocol.MeetingState;

/** This room in one transaction, as a secretary uses it; and samples of what is in it. */
public final class MeetingRoom {
    private final Meetings meetings;
    private final Documents documents;
    private final Participants participants;
    private final Clock clock;

    /** The room on a persistence context, with events as CDI would wire them. */
    public MeetingRoom(EntityManager entities, Clock clock, Event<MeetingMoved> moved, Event<MeetingDeleted> deleted) {
        this.meetings = new Meetings(entities, clock, moved, deleted);
        this.documents = new Documents(entities, meetings, clock);
        this.participants = new Participants(entities, meetings, new FakeEvent<>(List.of()));
        this.clock = clock;
    }

    public Participants participants() {
        return participants;
    }

    /** Gives a participant of a meeting some groups. */
    public void assign(String meeting, String participant, String... groups) {
        participants.put(new MeetingId(meeting), participant, participant, Optional.of(new Groups(Set.of(groups))));
    }

    public Meetings meetings() {
        return meetings;
    }

    public Documents documents() {
        return documents;
    }

    /** Creates a meeting, or gives it another title. */
    public Meeting put(String id, String title) {
        return meetings.put(new MeetingId(id), fields(title), Precondition.NONE).meeting();
    }

    /** Creates a meeting that begins at a time. */
    public Meeting put(String id, String title, Instant startsAt) {
        MeetingFields fields = new MeetingFields(title, startsAt, null, null, null, null);
        return meetings.put(new MeetingId(id), fields, Precondition.NONE).meeting();
    }

    /** Files a text as a document. */
    public Document file(String meeting, String path, String text) {
        return documents
                .put(new MeetingId(meeting), DocumentPath.parse(path), content(text, clock.instant()))
                .document();
    }

    public Meeting move(String id, MeetingState from, MeetingState to) {
        return meetings.move(new MeetingId(id), from, to);
    }

    public void delete(String id) {
        meetings.delete(new MeetingId(id), Precondition.NONE);
    }

    /** A meeting that no database knows, with these folders on its agenda, in this order. */
    public static Meeting sample(String id, String... folders) {
        Meeting meeting = new Meeting(new MeetingId(id), Instant.EPOCH);
        meeting.describe(fields("Sample"), Instant.EPOCH);
        meeting.arrange(
                Arrays.stream(folders)
                        .map(folder -> new Agenda.Line(FolderPath.parse(folder), folder))
                        .toList(),
                Instant.EPOCH);
        return meeting;
    }

    /** A document that no database knows. */
    public static Document sampleDocument(String meeting, String path, String text) {
        Document document = new Document(new MeetingId(meeting), DocumentPath.parse(path));
        document.revise(content(text, Instant.EPOCH));
        return document;
    }

    static DocumentContent content(String text, Instant uploaded) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new DocumentContent(Digest.of(bytes), bytes.length, (int) crc.getValue(), "text/plain", uploaded);
    }

    static MeetingFields fields(String title) {
        return new MeetingFields(title, null, null, null, null, null);
    }

    static MeetingFields fields(String title, List<MeetingFields.AgendaField> agenda) {
        return new MeetingFields(title, null, null, null, null, agenda);
    }

    static MeetingFields.AgendaField item(String path, String title) {
        return new MeetingFields.AgendaField(path, title);
    }
}
