package org.lectern.node.download;

import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.node.replica.KeyRing;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.LinkRevoked;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.Ticket;

/** Checks tickets, without asking anybody. Nothing of a ticket is ever logged. */
final class TicketDesk {
    private final KeyRing keys;

    TicketDesk(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The ticket in a link.
     *
     * @param text empty if there is none
     * @throws Refusal if it does not permit this meeting's package now
     */
    Ticket open(Optional<String> text, MeetingId meeting) {
        if (text.isEmpty()) {
            throw new Refusal(ErrorCode.TICKET_MISSING, "Take the link with its ticket from the meeting's data.");
        }
        Ticket ticket = open(text.get());
        if (!ticket.meeting().equals(meeting)) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket is for another meeting.");
        }
        return ticket;
    }

    /** Whether fresh keys from the master may lead to another answer. */
    boolean needsKeys(Optional<String> text) {
        return text.filter(keys::isFromUnknownKey).isPresent();
    }

    private Ticket open(String text) {
        try {
            return keys.openTicket(text);
        } catch (LinkExpired e) {
            throw new Refusal(ErrorCode.TICKET_EXPIRED, "This link expired at " + e.expired() + "; get a new one.");
        } catch (LinkRevoked e) {
            throw new Refusal(ErrorCode.TICKET_REVOKED, "This link was called back; get a new one.");
        } catch (SignatureInvalid e) {
            if (keys.isEmpty()) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "This node has not met its master yet; try again soon.");
            }
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket was not signed by this node's master.");
        }
    }
}
