package org.lectern.master.placement;

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
import org.lectern.master.fleet.Removal.RemovalView;
import org.lectern.master.fleet.ReplicaView;
import org.lectern.protocol.Page;

/** Which nodes hold a meeting's packages, and when the others will. */
@Path("meetings/{id}/replicas")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class MeetingReplicaResource {
    private final Replicas replicas;

    @Inject
    MeetingReplicaResource(Replicas replicas) {
        this.replicas = replicas;
    }

    @GET
    public Page<ReplicaView> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return replicas.ofMeeting(MeetingIds.parse(id), after, Page.limit(limit));
    }

    /** The proof that packages are gone: also of a meeting that was archived or deleted. */
    @GET
    @Path("removed")
    public Page<RemovalView> removed(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return replicas.removals(MeetingIds.parse(id), after, Page.limit(limit));
    }

    @GET
    @Path("summary")
    public ReplicaSummary summary(@PathParam("id") String id) {
        return replicas.summary(MeetingIds.parse(id));
    }
}
