package org.lectern.master.placement;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Signatures;
import org.lectern.master.trust.RevocationWatch;
import org.lectern.network.ClientAddress;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.Ticket;

/** Checks tickets that are shown to the master itself. Nothing of a ticket is ever logged. */
@Dependent
class TicketGate {
    private final Signatures signatures;
    private final RevocationWatch revocations;
    private final ClientAddress addresses;
    private final PlacementSettings settings;

    @Inject
    TicketGate(
            Signatures signatures, RevocationWatch revocations, ClientAddress addresses, PlacementSettings settings) {
        this.signatures = signatures;
        this.revocations = revocations;
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * The ticket in a request.
     *
     * @throws Refusal if it does not permit this meeting's package now and there
     */
    Ticket open(HttpServletRequest request, String text, MeetingId meeting) {
        Ticket ticket = open(request, text);
        if (!ticket.meeting().equals(meeting)) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket is for another meeting.");
        }
        if (revocations.current().covers(ticket)) {
            throw new Refusal(ErrorCode.TICKET_REVOKED, "This link was called back; get a new one.");
        }
        if (!ticket.isGoodFrom(addresses.of(request))) {
            throw new Refusal(
                    ErrorCode.ADDRESS_NOT_ALLOWED,
                    "This link is good in the network that it was made for; get a new one.");
        }
        return ticket;
    }

    private Ticket open(HttpServletRequest request, String text) {
        try {
            return signatures.openTicket(text);
        } catch (LinkExpired e) {
            URI own = settings.publicUrl().orElseGet(() -> Links.requestRoot(request));
            throw Refusal.renewable(
                    ErrorCode.TICKET_EXPIRED,
                    Optional.of(own),
                    "This link expired at " + e.expired()
                            + "; get a new one, with a key from where \"renewal\" leads.");
        } catch (SignatureInvalid e) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket was not signed by this master.");
        }
    }
}
