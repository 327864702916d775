package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Role;
import org.lectern.problem.Refusal;

/** Chunks of a package that the master has lost, from a node that was asked for them. */
@Path("sync/packages/{digest}/chunks")
@Dependent
@RolesAllowed(Role.NODE)
public class ChunkResource {
    private final Wounds wounds;

    @Inject
    ChunkResource(Wounds wounds) {
        this.wounds = wounds;
    }

    /**
     * Takes chunks.
     *
     * @param numbers which, such as {@code 0-3,7}
     * @param body their bytes, one after the other
     */
    @PUT
    public void put(
            @PathParam("digest") String digest, @QueryParam("numbers") @Nullable String numbers, InputStream body)
            throws IOException {
        if (numbers == null || numbers.isEmpty()) {
            throw Refusal.ofField("numbers", "\"numbers\" names the chunks that come, such as 0-3,7.");
        }
        wounds.takeChunks(PackageRoute.digest(digest), numbers, body);
    }
}
