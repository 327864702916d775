package org.lectern.master.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.protocol.Page;

/** Who downloaded a meeting. */
@Path("meetings/{id}/downloads")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class MeetingDownloadResource {
    private final Downloads downloads;

    @Inject
    MeetingDownloadResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @GET
    public Page<DownloadEntry.DownloadView> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return downloads.list(MeetingIds.parse(id), after, Page.limit(limit)).map(DownloadEntry::toView);
    }
}
