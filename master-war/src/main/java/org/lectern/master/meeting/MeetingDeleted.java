package org.lectern.master.meeting;

import org.lectern.content.MeetingId;

/** Told inside the transaction in which a meeting is about to be deleted. */
public record MeetingDeleted(MeetingId meeting) {}
