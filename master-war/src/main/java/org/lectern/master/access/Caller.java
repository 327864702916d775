package org.lectern.master.access;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/**
 * Who asks, as the name of the security principal carries it: {@code administrator}, {@code node:ID} or {@code
 * participant:MEETING:ID}.
 *
 * @param role one of {@link Role}
 * @param owner of the key, in the form of its {@link KeyRing}; empty for the administrator
 */
public record Caller(String role, String owner) {
    /** The caller behind a request's principal; empty if nobody identified himself. */
    public static Optional<Caller> of(@Nullable Principal principal) {
        if (principal == null || principal.getName() == null) {
            return Optional.empty();
        }
        String[] parts = principal.getName().split(":", 2);
        return Optional.of(new Caller(parts[0], parts.length == 2 ? parts[1] : ""));
    }

    /** The principal's name. */
    public String name() {
        return owner.isEmpty() ? role : role + ":" + owner;
    }

    public boolean isAdministrator() {
        return role.equals(Role.ADMINISTRATOR);
    }

    /**
     * Lets only the node itself go on.
     *
     * @throws Refusal {@code forbidden}
     */
    public void requireNode(String id) {
        if (!role.equals(Role.NODE) || !owner.equals(id)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "Only the node " + id + " itself may say this.");
        }
    }

    /** The caller's id as a participant of a meeting; empty for everybody else. */
    public Optional<String> participantOf(MeetingId meeting) {
        return role.equals(Role.PARTICIPANT) && owner.startsWith(meeting + ":")
                ? Optional.of(owner.substring(meeting.value().length() + 1))
                : Optional.empty();
    }

    /**
     * Lets the administrator and the participants of a meeting go on.
     *
     * @throws Refusal {@code forbidden}
     */
    public void requireReader(MeetingId meeting) {
        if (!isAdministrator() && participantOf(meeting).isEmpty()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "This key does not belong to the meeting " + meeting + ".");
        }
    }
}
