package org.lectern.master.fleet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.ReplicaReport;

/** What a node holds, reported by itself. */
@Path("nodes/{id}/replicas")
@Dependent
@RolesAllowed(Role.NODE)
public class NodeReplicaResource {
    private final Reports reports;

    @Inject
    NodeReplicaResource(Reports reports) {
        this.reports = reports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void report(@PathParam("id") String id, @Context SecurityContext security, @Nullable ReplicaReport report) {
        if (report == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the report as a JSON object.");
        }
        NodeId node = NodeResource.parse(id);
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        reports.take(node, report);
    }
}
