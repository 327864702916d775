package org.lectern.master.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.DownloadReport;

/** Downloads, as nodes report them. */
@Path("nodes/{id}/downloads")
@Dependent
@RolesAllowed(Role.NODE)
@Produces(MediaType.APPLICATION_JSON)
public class NodeDownloadResource {
    private final Downloads downloads;

    @Inject
    NodeDownloadResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void report(@PathParam("id") String id, @Context SecurityContext security, @Nullable DownloadReport report) {
        if (report == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the report as a JSON object.");
        }
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        downloads.take(id, report);
    }
}
