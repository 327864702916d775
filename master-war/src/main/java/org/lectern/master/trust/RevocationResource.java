package org.lectern.master.trust;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;
import org.lectern.ticket.Revocation;

/** Permissions that are called back, for administrators. */
@Path("revocations")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class RevocationResource {
    private static final Logger LOG = Logger.getLogger(RevocationResource.class.getName());

    private final Revocations revocations;
    private final Targets targets;

    @Inject
    RevocationResource(Revocations revocations, Targets targets) {
        this.revocations = revocations;
        this.targets = targets;
    }

    /**
     * The body of a {@code POST}.
     *
     * @param kind ticket, subject, meeting or node
     * @param target of a ticket its id, its text, or the link that it is in; a subject as tickets name it; the id of a
     *     meeting or node
     */
    public record Fields(@Nullable String kind, @Nullable String target) {}

    /** A revocation as it stands. */
    public record View(String kind, String target, Instant before, Instant until, String revokedBy) {
        static View of(CalledBack entry) {
            Revocation revocation = entry.toRevocation();
            return new View(
                    revocation.kind().text(),
                    revocation.target(),
                    revocation.before(),
                    revocation.until(),
                    entry.revokedBy());
        }
    }

    /** Calls back what was made until now. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public View add(@Nullable Fields fields, @Context SecurityContext security) {
        if (fields == null || fields.kind() == null || fields.target() == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send {\"kind\": …, \"target\": …} as JSON.");
        }
        Revocation.Kind kind = kind(fields.kind());
        String target = targets.read(kind, fields.target());
        String by = Caller.of(security.getUserPrincipal()).orElseThrow().name();
        View view = View.of(revocations.add(kind, target, by));
        LOG.info(() -> by + " called back the " + kind.text() + " " + target);
        return view;
    }

    @GET
    public Page<View> list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        long from = Page.number("after", after, 0, 0, Long.MAX_VALUE);
        return revocations.list(from, Page.limit(limit)).map(View::of);
    }

    private static Revocation.Kind kind(String text) {
        try {
            return Revocation.Kind.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("kind", "\"kind\" is ticket, subject, meeting or node.");
        }
    }
}
