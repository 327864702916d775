package org.lectern.master.meeting;

/** Told inside the transaction in which a meeting came to another state. */
public record MeetingMoved(Meeting meeting) {}
