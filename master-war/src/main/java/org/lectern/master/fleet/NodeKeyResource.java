package org.lectern.master.fleet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.protocol.Joined;
import org.lectern.protocol.KeyOffer;
import org.lectern.protocol.NodeId;

/** The key by which a node is known: the node renews it, the administrator takes it back. */
@Path("nodes/{id}/key")
@Dependent
@RolesAllowed({Role.NODE, Role.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class NodeKeyResource {
    private static final Logger LOG = Logger.getLogger(NodeKeyResource.class.getName());

    private final Joinings joinings;
    private final Offers offers;

    @Inject
    NodeKeyResource(Joinings joinings, Offers offers) {
        this.joinings = joinings;
        this.offers = offers;
    }

    /** Takes another key of the node that signs this; the one before is worth nothing from now on. */
    @POST
    @RolesAllowed(Role.NODE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Joined renew(@PathParam("id") String id, @Context SecurityContext security, @Nullable KeyOffer offer) {
        NodeId node = NodeResource.parse(id);
        Caller.of(security.getUserPrincipal()).orElseThrow().requireNode(id);
        Offers.Accepted accepted = offers.open(node, "key", offer);
        joinings.renew(node, accepted.key());
        LOG.info(() -> "The node " + id + " goes by the key " + accepted.key().id());
        return accepted.answer();
    }

    /** Takes the node's key back: nothing that it signs counts any more. */
    @DELETE
    @RolesAllowed(Role.ADMINISTRATOR)
    public void revoke(@PathParam("id") String id, @Context SecurityContext security) {
        joinings.revoke(NodeResource.parse(id));
        LOG.info(() -> Caller.of(security.getUserPrincipal()).orElseThrow().name() + " took the key of the node " + id
                + " back");
    }
}
