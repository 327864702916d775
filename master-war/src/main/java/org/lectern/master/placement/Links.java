package org.lectern.master.placement;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lectern.master.access.Signatures;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.master.fleet.Holders.Holder;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.NodeId;
import org.lectern.ticket.Ticket;

/** Makes download links: a chosen node, or the master itself, and a ticket. */
final class Links {
    private final Placement placement;
    private final Signatures signatures;
    private final PlacementSettings settings;
    private final Clock clock;

    Links(Placement placement, Signatures signatures, PlacementSettings settings, Clock clock) {
        this.placement = placement;
        this.signatures = signatures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A link to a package.
     *
     * @param node empty when the master itself serves
     */
    record Link(URI url, Instant expires, Optional<NodeId> node) {}

    /**
     * Makes a link.
     *
     * @param subject whom it is for
     * @param requestRoot the master's context root as the client reached it
     */
    Link make(PublishedPackage published, String subject, URI requestRoot) {
        Optional<Holder> holder = placement.choose(published.digest(), subject);
        Ticket ticket = new Ticket(
                published.meeting(),
                published.digest(),
                subject,
                clock.instant().plus(settings.ticketLifetime()));
        URI root = holder.map(chosen -> chosen.publicUrls().get(0))
                .orElse(settings.publicUrl().orElse(requestRoot));
        URI url = URI.create(ApiPaths.downloadPackage(root, published.meeting()) + "?ticket="
                + signatures.current().sign(ticket));
        return new Link(url, ticket.expires(), holder.map(Holder::node));
    }
}
