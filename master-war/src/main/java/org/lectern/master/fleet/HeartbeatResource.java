package org.lectern.master.fleet;

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
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;

/** A node's report of health and load. */
@Path("nodes/{id}/heartbeat")
@Dependent
@RolesAllowed(Role.NODE)
@Produces(MediaType.APPLICATION_JSON)
public class HeartbeatResource {
    private final Reports reports;

    @Inject
    HeartbeatResource(Reports reports) {
        this.reports = reports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Heartbeat.Answer heartbeat(
            @PathParam("id") String id, @Context SecurityContext security, @Nullable Heartbeat heartbeat) {
        if (heartbeat == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the heartbeat as a JSON object.");
        }
        NodeId node = NodeResource.parse(id);
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        return reports.take(node, heartbeat);
    }
}
