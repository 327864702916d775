package org.lectern.master.placement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Caller;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.master.catalog.Catalog;
import org.lectern.network.ClientAddress;

/** A meeting's data for those who read it, with a link to its package. */
@Path("meetings/{id}/data")
@Dependent
@RolesAllowed({Role.ADMINISTRATOR, Role.PARTICIPANT})
@Produces(MediaType.APPLICATION_JSON)
public class DataResource {
    private final Catalog catalog;
    private final Links links;
    private final ClientAddress addresses;

    @Inject
    DataResource(Catalog catalog, Links links, ClientAddress addresses) {
        this.catalog = catalog;
        this.links = links;
        this.addresses = addresses;
    }

    @GET
    public Response data(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpServletRequest request) {
        MeetingId meeting = MeetingIds.parse(id);
        Caller caller = Caller.of(security.getUserPrincipal()).orElseThrow();
        caller.requireReader(meeting);
        Catalog.Current current = catalog.current(meeting);
        Reader reader = new Reader(caller.name(), addresses.of(request));
        Links.Link link =
                links.make(current.published(), reader, uri.getBaseUri().resolve("../../"));
        return Response.ok(MeetingData.of(current, link))
                .header("Cache-Control", "no-store")
                .build();
    }
}
