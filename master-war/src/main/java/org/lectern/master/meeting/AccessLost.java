package org.lectern.master.meeting;

/**
 * Told inside the transaction in which somebody was taken out of a meeting, or out of one of its groups.
 *
 * @param subject as that person's tickets name it
 */
public record AccessLost(String subject) {}
