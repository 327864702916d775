package org.lectern.master.placement;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.delivery.Parameters;
import org.lectern.master.access.Caller;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.network.ClientAddress;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.ticket.Ticket;

/** Lets in who shows a reader's key, for the current package of a meeting, or a ticket, for the package it names. */
@Dependent
class Admission {
    private final Catalog catalog;
    private final Reading reading;
    private final PackageDelivery packages;
    private final TicketGate tickets;
    private final ClientAddress addresses;

    @Inject
    Admission(Catalog catalog, Reading reading, PackageDelivery packages, TicketGate tickets, ClientAddress addresses) {
        this.catalog = catalog;
        this.reading = reading;
        this.packages = packages;
        this.tickets = tickets;
        this.addresses = addresses;
    }

    /**
     * Who asks, and the package that he may have.
     *
     * @throws Refusal if there is none
     * @throws IOException if his edition could not be frozen
     */
    Admitted admit(HttpServletRequest request, MeetingId meeting) throws IOException {
        Optional<Caller> caller = Caller.of(request.getUserPrincipal());
        if (caller.isPresent()) {
            caller.get().requireReader(meeting);
            return new Admitted(
                    reading.of(catalog.current(meeting), caller.get()),
                    reader(caller.get().name(), request),
                    Optional.empty());
        }
        String text = Parameters.find(request, "ticket")
                .filter(shown -> !shown.isEmpty())
                .orElseThrow(() -> new Refusal(
                        ErrorCode.TICKET_MISSING,
                        "Take the link with its ticket from the meeting's data, or send a key."));
        Ticket ticket = tickets.open(request, text, meeting);
        catalog.current(meeting);
        return new Admitted(packages.find(ticket.digest()), reader(ticket.subject(), request), Optional.of(text));
    }

    private Reader reader(String subject, HttpServletRequest request) {
        return new Reader(subject, addresses.of(request));
    }
}
