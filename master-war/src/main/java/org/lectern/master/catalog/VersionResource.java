package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.protocol.Page;

/** The versions of a meeting. */
@Path("meetings/{id}/versions")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
    private final Catalog catalog;

    @Inject
    VersionResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Versions, the newest first. */
    @GET
    public Page<VersionView> list(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int before = (int) Page.number("after", after, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        return catalog.list(MeetingIds.parse(id), before, Page.limit(limit))
                .map(published -> VersionView.of(published, Optional.empty()));
    }

    @GET
    @Path("{version}")
    public VersionView get(@PathParam("id") String id, @PathParam("version") String version) {
        int number = (int) Page.number("version", version, 0, 1, Integer.MAX_VALUE);
        return VersionView.of(catalog.find(MeetingIds.parse(id), number), Optional.empty());
    }
}
