package org.lectern.master.fleet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.logging.Logger;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.master.access.node.MasterIdentities;
import org.lectern.master.access.node.MasterIdentity;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** The keys that seal the master's answers to nodes, for administrators. */
@Path("master-keys")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class MasterKeyResource {
    private static final Logger LOG = Logger.getLogger(MasterKeyResource.class.getName());

    private final MasterIdentities identities;
    private final MasterIdentity identity;

    @Inject
    MasterKeyResource(MasterIdentities identities, MasterIdentity identity) {
        this.identities = identities;
        this.identity = identity;
    }

    /** All of them, the newest first. */
    @GET
    public Page<MasterIdentities.View> list() {
        List<MasterIdentities.View> all = identities.list();
        return Page.of(all, all.size(), MasterIdentities.View::id);
    }

    /** Makes the next one; nodes pin it with the next answer that they get. */
    @POST
    public Response make(@Context SecurityContext security) {
        MasterIdentities.View made = identities.make();
        identity.forget();
        LOG.info(() -> by(security) + " had the master's key " + made.id() + " made");
        return Response.status(201).entity(made).build();
    }

    /** Forgets an older one: nodes that still have it pinned have to join anew. */
    @DELETE
    @Path("{id}")
    public void forget(@PathParam("id") String id, @Context SecurityContext security) {
        if (!identities.forget(id)) {
            throw new Refusal(ErrorCode.KEY_NOT_FOUND, "No older key of the master has the id " + id + ".");
        }
        identity.forget();
        LOG.info(() -> by(security) + " had the master's key " + id + " forgotten");
    }

    private static String by(SecurityContext security) {
        return Caller.of(security.getUserPrincipal()).map(Caller::name).orElse("nobody");
    }
}
