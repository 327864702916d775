package org.lectern.node.heartbeat;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** For load balancers: 200 while this node takes new downloads, 503 otherwise. */
@Path("health")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final Health health;

    @Inject
    HealthResource(Health health) {
        this.health = health;
    }

    @GET
    public Response health() {
        Health.View view = health.look();
        return Response.status(view.status().equals("up") ? 200 : 503)
                .header("Cache-Control", "no-store")
                .entity(view)
                .build();
    }
}
