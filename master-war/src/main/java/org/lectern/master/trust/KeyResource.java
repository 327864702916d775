package org.lectern.master.trust;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Generation;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** The generations of the signing key, for administrators. */
@Path("keys")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private static final Logger LOG = Logger.getLogger(KeyResource.class.getName());

    private final KeyRotation rotation;
    private final Clock clock;

    @Inject
    KeyResource(KeyRotation rotation, Clock clock) {
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * A generation as it stands.
     *
     * @param id the thumbprint of its public key (RFC 7638)
     * @param state waiting, until it signs; signing; retired, when a later one signs; or revoked
     */
    public record View(
            String id,
            String state,
            Instant createdAt,
            Instant signsFrom,
            Optional<Instant> acceptedUntil,
            Optional<Instant> revokedAt) {}

    /** All of them, the newest first: there is one for each {@code lectern.keys.period}. */
    @GET
    public Page<View> list() {
        List<Generation> all = rotation.all();
        return Page.of(all, all.size(), Generation::id).map(each -> view(each, all));
    }

    /** Makes the next generation. */
    @POST
    @Path("rotate")
    public Response rotate(@Context SecurityContext security) {
        Generation next = rotation.rotate();
        LOG.info(() -> by(security) + " had the signing key " + next.id() + " made; it signs from " + next.signsFrom());
        return Response.status(201).entity(view(next, rotation.all())).build();
    }

    /** Takes a generation back: nothing that it signed counts any more. */
    @POST
    @Path("{id}/revoke")
    public View revoke(@PathParam("id") String id, @Context SecurityContext security) {
        Generation revoked = rotation.revoke(id)
                .orElseThrow(() -> new Refusal(ErrorCode.KEY_NOT_FOUND, "No signing key has the id " + id + "."));
        LOG.info(() -> by(security) + " took the signing key " + id + " back");
        return view(revoked, rotation.all());
    }

    private static String by(SecurityContext security) {
        return Caller.of(security.getUserPrincipal()).map(Caller::name).orElse("nobody");
    }

    private View view(Generation generation, List<Generation> all) {
        return new View(
                generation.id(),
                state(generation, all),
                generation.createdAt(),
                generation.signsFrom(),
                generation.acceptedUntil(),
                generation.revokedAt());
    }

    private String state(Generation generation, List<Generation> all) {
        Instant now = clock.instant();
        if (generation.isRevoked()) {
            return "revoked";
        }
        if (Generation.signing(all, now)
                .filter(signing -> signing.id().equals(generation.id()))
                .isPresent()) {
            return "signing";
        }
        return generation.signsFrom().isAfter(now) ? "waiting" : "retired";
    }
}
