package org.lectern.master.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Signatures;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.Revocation;
import org.lectern.ticket.SignatureInvalid;

/** Reads what is to be called back. */
@Dependent
class Targets {
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final Pattern IN_LINK = Pattern.compile("[?&;]ticket=([^&;/#]+)");

    private final Signatures signatures;

    @Inject
    Targets(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * The target as a revocation names it.
     *
     * @throws Refusal that names the field
     */
    String read(Revocation.Kind kind, String text) {
        return switch (kind) {
            case TICKET -> ticket(text.strip());
            case SUBJECT -> subject(text);
            case MEETING -> MeetingIds.parse(text).value();
            case NODE -> node(text);
        };
    }

    private String ticket(String text) {
        if (ID.matcher(text).matches()) {
            return text;
        }
        Matcher link = IN_LINK.matcher(text);
        String id;
        try {
            id = signatures
                    .openTicket(link.find() ? link.group(1) : text)
                    .stamp()
                    .id();
        } catch (LinkExpired e) {
            throw Refusal.ofField(
                    "target", "This ticket expired at " + e.expired() + ": nothing is left to call back.");
        } catch (SignatureInvalid e) {
            throw Refusal.ofField("target", "\"target\" is the id of a ticket, its text, or the link that it is in.");
        }
        if (id.isEmpty()) {
            throw Refusal.ofField("target", "This ticket has no id: call back its subject or its meeting.");
        }
        return id;
    }

    private static String subject(String text) {
        if (text.isBlank() || text.length() > LONGEST_SUBJECT || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.ofField("target", "\"target\" is a subject such as participant:board-2026:li-lei.");
        }
        return text;
    }

    private static String node(String text) {
        try {
            return new NodeId(text).value();
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("target", String.valueOf(e.getMessage()));
        }
    }
}
