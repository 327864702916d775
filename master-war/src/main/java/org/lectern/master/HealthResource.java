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
import java.io.IOException;
import java.util.Map;
import org.lectern.store.LocalContentStore;

/** For load balancers: 200 while this master can answer, 503 otherwise. */
@Path("health")
@Dependent
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final EntityManager entities;
    private final LocalContentStore store;

    @Inject
    HealthResource(EntityManager entities, LocalContentStore store) {
        this.entities = entities;
        this.store = store;
    }

    @GET
    public Response health() throws IOException {
        boolean up = reachesDatabase();
        return Response.status(up ? 200 : 503)
                .header("Cache-Control", "no-store")
                .entity(Map.of(
                        "status",
                        up ? "up" : "down",
                        "damaged_content",
                        store.damaged().size()))
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
