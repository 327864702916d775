package org.lectern.master.fleet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lectern.identity.PublicIdentity;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Joined;
import org.lectern.protocol.KeyOffer;
import org.lectern.protocol.NodeId;

/** Where a node brings its first key, or one after its key was taken back. */
@Path("nodes/{id}/join")
@Dependent
@RolesAllowed(Role.JOINING)
@Produces(MediaType.APPLICATION_JSON)
public class JoinResource {
    private static final Logger LOG = Logger.getLogger(JoinResource.class.getName());

    private final Joinings joinings;
    private final Offers offers;

    @Inject
    JoinResource(Joinings joinings, Offers offers) {
        this.joinings = joinings;
        this.offers = offers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Joined join(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Nullable KeyOffer offer) {
        NodeId node = NodeResource.parse(id);
        if (!Caller.of(security.getUserPrincipal()).orElseThrow().owner().equals(id)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "This token is another node's.");
        }
        Offers.Accepted accepted = offers.open(node, "join", offer);
        join(node, accepted.key());
        accepted.seal(request);
        LOG.info(() ->
                "The node " + id + " joined with the key " + accepted.key().id());
        return accepted.answer();
    }

    /** That two keys come with one token somebody should hear of: one of them may be a thief's. */
    private void join(NodeId node, PublicIdentity key) {
        try {
            joinings.join(node, key);
        } catch (Refusal refusal) {
            LOG.warning(() -> "The key " + key.id() + " may not join as the node " + node + ": "
                    + refusal.code().code());
            throw refusal;
        }
    }
}
