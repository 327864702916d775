package org.lectern.master.placement;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Caller;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.Editions;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.master.meeting.Participants;

/** Which edition of a version somebody reads. */
@Dependent
class Reading {
    private final Participants participants;
    private final Editions editions;

    @Inject
    Reading(Participants participants, Editions editions) {
        this.participants = participants;
        this.editions = editions;
    }

    /** A participant's own; all documents for whoever else may read the meeting. */
    PublishedPackage of(Catalog.Current current, Caller caller) throws IOException {
        MeetingId meeting = current.published().meeting();
        return caller.participantOf(meeting).isPresent()
                ? ofParticipant(current, caller.participantOf(meeting).get())
                : current.published();
    }

    /** What the participant {@code id} gets. */
    PublishedPackage ofParticipant(Catalog.Current current, String id) throws IOException {
        PublishedPackage full = current.published();
        return editions.of(full, participants.groups(full.meeting(), id));
    }
}
