package org.lectern.master.meeting;

/**
 * Told inside the transaction in which somebody was taken out of a meeting.
 *
 * @param subject as that person's tickets name it
 */
public record ParticipantRemoved(String subject) {}
