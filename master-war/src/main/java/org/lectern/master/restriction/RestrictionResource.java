package org.lectern.master.restriction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.content.FolderPath;
import org.lectern.content.InvalidPath;
import org.lectern.master.access.Groups;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** Which groups may see an agenda item or a document, from the next version on. */
@Path("meetings/{id}/restrictions")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class RestrictionResource {
    private final Restrictions restrictions;

    @Inject
    RestrictionResource(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    /**
     * The body of a {@code PUT}.
     *
     * @param groups at least one
     */
    public record Fields(@Nullable List<String> groups) {}

    /** A restriction: only those in one of {@code groups} see what is at {@code path}, and below it. */
    public record View(String path, List<String> groups) {
        static View of(Restriction restriction) {
            return new View(restriction.path().value(), restriction.groups().toList());
        }
    }

    @PUT
    @Path("{path: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("id") String id, @PathParam("path") String path, @Nullable Fields fields) {
        List<String> names = fields == null ? null : fields.groups();
        if (names == null || names.isEmpty()) {
            throw Refusal.ofField("groups", "Name at least one group that may see this; DELETE lifts the restriction.");
        }
        Restrictions.Put put = restrictions.put(MeetingIds.parse(id), parsePath(path), Groups.parse("groups", names));
        return Response.status(put.created() ? 201 : 200)
                .entity(View.of(put.restriction()))
                .build();
    }

    @GET
    public Page<View> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return restrictions.list(MeetingIds.parse(id), after, Page.limit(limit)).map(View::of);
    }

    @GET
    @Path("{path: .+}")
    public View get(@PathParam("id") String id, @PathParam("path") String path) {
        return View.of(restrictions.get(MeetingIds.parse(id), parsePath(path)));
    }

    @DELETE
    @Path("{path: .+}")
    public void delete(@PathParam("id") String id, @PathParam("path") String path) {
        restrictions.delete(MeetingIds.parse(id), parsePath(path));
    }

    private static FolderPath parsePath(String path) {
        try {
            return FolderPath.parse(path);
        } catch (InvalidPath e) {
            throw Refusal.ofField("path", String.valueOf(e.getMessage()));
        }
    }
}
