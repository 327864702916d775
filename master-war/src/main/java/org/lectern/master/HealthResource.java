package org.lectern.master;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** For load balancers: 200 while this master can answer, 503 otherwise. */
@Path("health")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final EntityManager entities;

    @Inject
    HealthResource(EntityManager entities) {
        this.entities = entities;
    }

    @GET
    public Response health() {
        boolean up = reachesDatabase();
        return Response.status(up ? 200 : 503)
                .header("Cache-Control", "no-store")
                .entity(Map.of("status", up ? "up" : "down"))
                .build();
    }

    private boolean reachesDatabase() {
        try {
            return entities.createNativeQuery("select id from sync_head").getSingleResult() != null;
        } catch (PersistenceException e) {
            return false;
        }
    }
}
