package org.lectern.ticket;

import java.time.Instant;
import java.util.Locale;

/**
 * Permissions that are called back: those that concern a target and were made no later than a moment.
 *
 * @param target of the kind: an id, or a subject as tickets name it
 * @param before in whole seconds, as tickets tell when they were made: what was made within the same second counts too
 * @param until when all that it concerns has expired, so that it can be forgotten
 */
public record Revocation(Kind kind, String target, Instant before, Instant until) {
    /** What a revocation concerns. */
    public enum Kind {
        /** One ticket, by its id. */
        TICKET,
        /** All tickets of somebody. */
        SUBJECT,
        /** All tickets of a meeting. */
        MEETING,
        /** All passes of a node. */
        NODE;

        /** As it is written: {@code ticket}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads it.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("a kind is ticket, subject, meeting or node");
        }
    }
}
