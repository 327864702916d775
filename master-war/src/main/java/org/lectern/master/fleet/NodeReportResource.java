package org.lectern.master.fleet;

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
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.ReplicaReport;

/** What nodes report, and what is known of replicas from it. */
@Path("")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class NodeReportResource {
    private final Reports reports;

    @Inject
    NodeReportResource(Reports reports) {
        this.reports = reports;
    }

    @POST
    @Path("nodes/{id}/heartbeat")
    @RolesAllowed(Role.NODE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Heartbeat.Answer heartbeat(
            @PathParam("id") String id, @Context SecurityContext security, @Nullable Heartbeat heartbeat) {
        return reports.take(caller(id, security), required(heartbeat));
    }

    @POST
    @Path("nodes/{id}/replicas")
    @RolesAllowed(Role.NODE)
    @Consumes(MediaType.APPLICATION_JSON)
    public void replicas(
            @PathParam("id") String id, @Context SecurityContext security, @Nullable ReplicaReport report) {
        reports.take(caller(id, security), required(report));
    }

    @GET
    @Path("nodes/{id}/replicas")
    public Page<ReplicaView> replicasOfNode(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return reports.ofNode(NodeResource.parse(id), after, Page.limit(limit)).map(ReplicaView::of);
    }

    @GET
    @Path("meetings/{id}/replicas")
    public Page<ReplicaView> replicasOfMeeting(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return reports.ofMeeting(meeting(id), after, Page.limit(limit)).map(ReplicaView::of);
    }

    private static NodeId caller(String id, SecurityContext security) {
        NodeId node = NodeResource.parse(id);
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        return node;
    }

    private static MeetingId meeting(String id) {
        try {
            return new MeetingId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the report as a JSON object.");
        }
        return body;
    }
}
