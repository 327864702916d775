package org.lectern.node.download;

import java.net.URI;
import java.util.List;
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
     * @throws Refusal if it does not permit this meeting's package now and there
     */
    Ticket open(Shown shown, MeetingId meeting) {
        Ticket ticket = open(shown.ticket()
                .orElseThrow(() -> new Refusal(
                        ErrorCode.TICKET_MISSING, "Take the link with its ticket from the meeting's data.")));
        if (!ticket.meeting().equals(meeting)) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket is for another meeting.");
        }
        if (!ticket.isGoodFrom(shown.address())) {
            throw new Refusal(
                    ErrorCode.ADDRESS_NOT_ALLOWED,
                    "This link is good in the network that it was made for; get a new one.");
        }
        return ticket;
    }

    /** The master's context root as participants reach it: the last of the servers that a ticket names. */
    private static Optional<URI> master(Ticket ticket) {
        List<URI> others = ticket.alternatives();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(others.size() - 1));
    }

    /** Whether fresh keys from the master may lead to another answer. */
    boolean needsKeys(Optional<String> text) {
        return text.filter(keys::isFromUnknownKey).isPresent();
    }

    private Ticket open(String text) {
        try {
            return keys.openTicket(text);
        } catch (LinkExpired e) {
            throw Refusal.renewable(
                    ErrorCode.TICKET_EXPIRED,
                    master(e.ticket()),
                    "This link expired at " + e.expired()
                            + "; get a new one, with a key from where \"renewal\" leads.");
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
