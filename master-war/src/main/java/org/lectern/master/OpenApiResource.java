package org.lectern.master;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.Objects;
import org.lectern.master.access.Role;

/** The description of the whole API, of masters and nodes, in OpenAPI 3.1. */
@Path("openapi.yaml")
@Dependent
@RolesAllowed({Role.ADMINISTRATOR, Role.NODE, Role.PARTICIPANT})
@Produces("application/yaml")
public class OpenApiResource {
    @GET
    public InputStream document() {
        return Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("/openapi.yaml"));
    }
}
