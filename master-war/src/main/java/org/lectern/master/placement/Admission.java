package org.lectern.master.placement;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Parameters;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.master.trust.RevocationWatch;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.Ticket;

/** Lets in who shows a reader's key, for the current package of a meeting, or a ticket, for the package it names. */
@Dependent
class Admission {
    private final Catalog catalog;
    private final PackageDelivery packages;
    private final Signatures signatures;
    private final RevocationWatch revocations;

    @Inject
    Admission(Catalog catalog, PackageDelivery packages, Signatures signatures, RevocationWatch revocations) {
        this.catalog = catalog;
        this.packages = packages;
        this.signatures = signatures;
        this.revocations = revocations;
    }

    /**
     * Who asks, and the package that he may have.
     *
     * @throws Refusal if there is none
     */
    Admitted admit(HttpServletRequest request, MeetingId meeting) {
        Optional<Caller> caller = Caller.of(request.getUserPrincipal());
        if (caller.isPresent()) {
            caller.get().requireReader(meeting);
            return new Admitted(
                    catalog.current(meeting).published(), caller.get().name(), Optional.empty());
        }
        String text = Parameters.find(request, "ticket")
                .filter(shown -> !shown.isEmpty())
                .orElseThrow(() -> new Refusal(
                        ErrorCode.TICKET_MISSING,
                        "Take the link with its ticket from the meeting's data, or send a key."));
        Ticket ticket = open(text, meeting);
        catalog.current(meeting);
        return new Admitted(packages.find(ticket.digest()), ticket.subject(), Optional.of(text));
    }

    private Ticket open(String text, MeetingId meeting) {
        try {
            Ticket ticket = signatures.openTicket(text);
            if (!ticket.meeting().equals(meeting)) {
                throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket is for another meeting.");
            }
            if (revocations.current().covers(ticket)) {
                throw new Refusal(ErrorCode.TICKET_REVOKED, "This link was called back; get a new one.");
            }
            return ticket;
        } catch (LinkExpired e) {
            throw new Refusal(ErrorCode.TICKET_EXPIRED, "This link expired at " + e.expired() + "; get a new one.");
        } catch (SignatureInvalid e) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket was not signed by this master.");
        }
    }
}
