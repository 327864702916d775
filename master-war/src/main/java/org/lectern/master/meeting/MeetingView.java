package org.lectern.master.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.protocol.MeetingSheet.AgendaEntry;
import org.lectern.protocol.MeetingState;

/** A meeting as its secretary sees it. */
public record MeetingView(
        MeetingId id,
        String title,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        String timeZone,
        Optional<String> location,
        MeetingState state,
        List<AgendaEntry> agenda,
        Instant createdAt,
        Instant updatedAt) {
    static MeetingView of(Meeting meeting) {
        return new MeetingView(
                meeting.id(),
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.timeZone().getId(),
                meeting.location(),
                meeting.state(),
                meeting.agenda().stream()
                        .map(item -> new AgendaEntry(item.path().value(), item.title()))
                        .toList(),
                meeting.createdAt(),
                meeting.updatedAt());
    }
}
