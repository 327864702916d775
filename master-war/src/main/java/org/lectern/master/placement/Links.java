package org.lectern.master.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.master.fleet.Holders.Holder;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.DownloadLinks;
import org.lectern.protocol.NodeId;
import org.lectern.ticket.Stamp;
import org.lectern.ticket.Ticket;

/** Makes download links: to the nodes that hold a package, and to the master itself, with a ticket. */
final class Links {
    private final Placement placement;
    private final Signatures signatures;
    private final PlacementSettings settings;
    private final TicketSettings tickets;
    private final Clock clock;

    Links(Placement placement, Signatures signatures, PlacementSettings settings, TicketSettings tickets, Clock clock) {
        this.placement = placement;
        this.signatures = signatures;
        this.settings = settings;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * A link to a package, and where else it is.
     *
     * @param urls of all servers that have the package, best first and the master last; all have the same ticket
     * @param node the node behind the first; empty when it is the master itself
     */
    record Link(List<URI> urls, Instant expires, Optional<NodeId> node) {
        /** The best. */
        URI url() {
            return urls.get(0);
        }
    }

    /** The master's context root as the client of a servlet request reached it. */
    static URI requestRoot(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURL().toString()).resolve(request.getContextPath() + "/");
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "The address of this request is no URL.");
        }
    }

    /**
     * Makes a link with a new ticket.
     *
     * @param reader whom it is for
     * @param requestRoot the master's context root as the client reached it
     */
    Link make(PublishedPackage published, Reader reader, URI requestRoot) {
        URI own = own(requestRoot);
        List<Holder> nodes = nodes(published.digest(), reader.subject(), own);
        List<URI> roots = roots(nodes, own);
        Instant expires = clock.instant().plus(settings.ticketLifetime());
        Ticket ticket = new Ticket(
                published.meeting(),
                published.digest(),
                reader.subject(),
                expires,
                Stamp.now(clock),
                tickets.networksFor(reader.address()),
                roots.subList(1, roots.size()));
        return new Link(
                urls(roots, published.meeting(), signatures.current().sign(ticket)),
                ticket.expires(),
                nodes.stream().findFirst().map(Holder::node));
    }

    /**
     * Where somebody who was admitted finds the package, best first and the master last. A ticket that he showed is
     * passed on as it is: it cannot be used to get one that is good for longer.
     */
    List<URI> urls(Admitted admitted, URI requestRoot) {
        PublishedPackage published = admitted.published();
        return admitted.ticket()
                .map(ticket -> urls(roots(admitted, own(requestRoot)), published.meeting(), ticket))
                .orElseGet(() -> make(published, admitted.reader(), requestRoot).urls());
    }

    /** The first of these if it leads to a node. */
    Optional<URI> toNode(Admitted admitted, URI requestRoot) {
        List<URI> urls = urls(admitted, requestRoot);
        return urls.size() > 1 ? Optional.of(urls.get(0)) : Optional.empty();
    }

    /** The {@code Link} header of a download from here; the other servers are named to those who have a ticket. */
    String header(Admitted admitted, URI requestRoot) {
        MeetingId meeting = admitted.published().meeting();
        URI own = own(requestRoot);
        if (admitted.ticket().isEmpty()) {
            return DownloadLinks.describedBy(ApiPaths.metalink(own, meeting));
        }
        String ticket = admitted.ticket().get();
        String description = DownloadLinks.describedBy(ApiPaths.metalink(own, meeting, ticket));
        return DownloadLinks.duplicates(roots(admitted, own), List.of(own), meeting, ticket)
                .map(duplicates -> description + ", " + duplicates)
                .orElse(description);
    }

    /** The first that have the package, without one that a front server shows at our own address. */
    private List<Holder> nodes(Digest digest, String subject, URI own) {
        return placement.ranked(digest, subject).stream()
                .filter(node -> !root(node).equals(own))
                .limit(Ticket.MOST_ALTERNATIVES)
                .toList();
    }

    private List<URI> roots(Admitted admitted, URI own) {
        return roots(nodes(admitted.published().digest(), admitted.reader().subject(), own), own);
    }

    /** Each once, and the master's own last. */
    private static List<URI> roots(List<Holder> nodes, URI own) {
        return Stream.concat(nodes.stream().map(Links::root), Stream.of(own))
                .distinct()
                .toList();
    }

    private static URI root(Holder node) {
        return node.publicUrls().get(0);
    }

    private URI own(URI requestRoot) {
        return settings.publicUrl().orElse(requestRoot);
    }

    private static List<URI> urls(List<URI> roots, MeetingId meeting, String ticket) {
        return roots.stream()
                .map(root -> ApiPaths.downloadPackage(root, meeting, ticket))
                .toList();
    }
}
