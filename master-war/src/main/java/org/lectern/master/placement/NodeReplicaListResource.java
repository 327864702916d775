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
import org.lectern.master.access.Role;
import org.lectern.master.fleet.NodeResource;
import org.lectern.master.fleet.ReplicaView;
import org.lectern.protocol.Page;

/** What a node holds and is getting; its own reports arrive at the same address, in {@code fleet}. */
@Path("nodes/{id}/replicas")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class NodeReplicaListResource {
    private final Replicas replicas;

    @Inject
    NodeReplicaListResource(Replicas replicas) {
        this.replicas = replicas;
    }

    @GET
    public Page<ReplicaView> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return replicas.ofNode(NodeResource.parse(id), after, Page.limit(limit));
    }
}
