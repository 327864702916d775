package org.lectern.master.placement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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

/** A meeting's data for those who read it, with a link to its package. */
@Path("meetings/{id}/data")
@Dependent
@RolesAllowed({Role.ADMINISTRATOR, Role.PARTICIPANT})
@Produces(MediaType.APPLICATION_JSON)
public class DataResource {
    private final Catalog catalog;
    private final Links links;

    @Inject
    DataResource(Catalog catalog, Links links) {
        this.catalog = catalog;
        this.links = links;
    }

    @GET
    public Response data(@PathParam("id") String id, @Context SecurityContext security, @Context UriInfo uri) {
        MeetingId meeting = MeetingIds.parse(id);
        Caller caller = Caller.of(security.getUserPrincipal()).orElseThrow();
        caller.requireReader(meeting);
        Catalog.Current current = catalog.current(meeting);
        Links.Link link =
                links.make(current.published(), caller.name(), uri.getBaseUri().resolve("../../"));
        return Response.ok(MeetingData.of(current, link))
                .header("Cache-Control", "no-store")
                .build();
    }
}
