package org.lectern.master.placement;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.lectern.content.MeetingId;
import org.lectern.delivery.DeliveryListener;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.master.access.Caller;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;
import org.lectern.ticket.LinkExpired;
import org.lectern.ticket.SignatureInvalid;
import org.lectern.ticket.Ticket;

/**
 * {@code GET|HEAD /api/v1/meetings/{id}/download-package}: the package itself, from the master, to whoever shows a
 * ticket or a reader's key.
 */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class DownloadRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Catalog catalog;

    @Inject
    private transient PackageDelivery packages;

    @Inject
    private transient Signatures signatures;

    @Inject
    private transient Clock clock;

    public DownloadRoute() {
        super("/api/v1/meetings/{id}/download-package");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        try {
            packages.send(request, response, allowed(request, MeetingIds.parse(id)), DeliveryListener.NONE);
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private PublishedPackage allowed(HttpServletRequest request, MeetingId meeting) {
        Optional<Caller> caller = Caller.of(request.getUserPrincipal());
        if (caller.isPresent()) {
            caller.get().requireReader(meeting);
            return catalog.current(meeting).published();
        }
        String text = request.getParameter("ticket");
        if (text == null || text.isEmpty()) {
            throw new Refusal(
                    ErrorCode.TICKET_MISSING, "Take the link with its ticket from the meeting's data, or send a key.");
        }
        Ticket ticket = open(text, meeting);
        catalog.current(meeting);
        return packages.find(ticket.digest());
    }

    private Ticket open(String text, MeetingId meeting) {
        try {
            Ticket ticket = signatures.verifying().openTicket(text, clock);
            if (!ticket.meeting().equals(meeting)) {
                throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket is for another meeting.");
            }
            return ticket;
        } catch (LinkExpired e) {
            throw new Refusal(ErrorCode.TICKET_EXPIRED, "This link expired at " + e.expired() + "; get a new one.");
        } catch (SignatureInvalid e) {
            throw new Refusal(ErrorCode.TICKET_INVALID, "This ticket was not signed by this master.");
        }
    }
}
