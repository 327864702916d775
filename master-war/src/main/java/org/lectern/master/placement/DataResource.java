package org.lectern.master.placement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Caller;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.network.ClientAddress;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;

/** A meeting's data for those who read it, with a link to its package. */
@Path("meetings/{id}/data")
@Dependent
@RolesAllowed({Role.ADMINISTRATOR, Role.PARTICIPANT})
@Produces(MediaType.APPLICATION_JSON)
public class DataResource {
    private final Catalog catalog;
    private final Reading reading;
    private final Links links;
    private final ClientAddress addresses;

    @Inject
    DataResource(Catalog catalog, Reading reading, Links links, ClientAddress addresses) {
        this.catalog = catalog;
        this.reading = reading;
        this.links = links;
        this.addresses = addresses;
    }

    /** The data of the meeting; with {@code as}, what that participant gets. */
    @GET
    public Response data(
            @PathParam("id") String id,
            @QueryParam("as") @Nullable String as,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpServletRequest request)
            throws IOException {
        MeetingId meeting = MeetingIds.parse(id);
        Caller caller = Caller.of(security.getUserPrincipal()).orElseThrow();
        caller.requireReader(meeting);
        Catalog.Current current = catalog.current(meeting);
        PublishedPackage published = as == null ? reading.of(current, caller) : viewAs(current, caller, as);
        Reader reader = new Reader(caller.name(), addresses.of(request));
        Links.Link link = links.make(published, reader, uri.getBaseUri().resolve("../../"));
        return Response.ok(MeetingData.of(current.state(), published, link))
                .header("Cache-Control", "no-store")
                .build();
    }

    private PublishedPackage viewAs(Catalog.Current current, Caller caller, String participant) throws IOException {
        if (caller.participantOf(current.published().meeting()).isPresent()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "Only who prepares a meeting may see it as others do.");
        }
        return reading.ofParticipant(current, participant);
    }
}
