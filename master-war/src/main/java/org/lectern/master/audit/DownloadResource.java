package org.lectern.master.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Page;

/** Downloads: reported by nodes, read by administrators. */
@Path("")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class DownloadResource {
    private final Downloads downloads;

    @Inject
    DownloadResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @POST
    @Path("nodes/{id}/downloads")
    @RolesAllowed(Role.NODE)
    @Consumes(MediaType.APPLICATION_JSON)
    public void report(
            @PathParam("id") String id, @Context SecurityContext security, @Nullable DownloadReport report) {
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        if (report == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the report as a JSON object.");
        }
        downloads.take(id, report);
    }

    @GET
    @Path("meetings/{id}/downloads")
    public Page<DownloadEntry.DownloadView> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return downloads.list(meeting(id), after, Page.limit(limit)).map(DownloadEntry::toView);
    }

    private static MeetingId meeting(String id) {
        try {
            return new MeetingId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }
}
