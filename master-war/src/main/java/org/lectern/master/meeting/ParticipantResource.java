package org.lectern.master.meeting;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** Who may read a meeting's papers. */
@Path("meetings/{id}/participants")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class ParticipantResource {
    private static final int LONGEST_NAME = 200;

    private final Participants participants;

    @Inject
    ParticipantResource(Participants participants) {
        this.participants = participants;
    }

    /**
     * The body of a {@code PUT}.
     *
     * @param name 1 to 200 characters
     */
    public record Fields(@Nullable String name) {}

    /**
     * A participant.
     *
     * @param accessKey shown once, when the participant is new
     */
    public record View(String id, String name, Optional<String> accessKey) {}

    @PUT
    @Path("{participant}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("id") String id, @PathParam("participant") String participant, @Nullable Fields fields) {
        Participants.Put put = participants.put(MeetingIds.parse(id), checkId(participant), checkName(fields));
        Optional<String> key = put.key().map(shown -> shown.text().reveal());
        return Response.status(key.isPresent() ? 201 : 200)
                .header("Cache-Control", "no-store")
                .entity(new View(put.participant().id(), put.participant().name(), key))
                .build();
    }

    @GET
    public Page<View> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return participants.list(MeetingIds.parse(id), after, Page.limit(limit)).map(ParticipantResource::view);
    }

    @GET
    @Path("{participant}")
    public View get(@PathParam("id") String id, @PathParam("participant") String participant) {
        return view(participants.get(MeetingIds.parse(id), participant));
    }

    @DELETE
    @Path("{participant}")
    public void delete(@PathParam("id") String id, @PathParam("participant") String participant) {
        participants.delete(MeetingIds.parse(id), participant);
    }

    private static View view(Participant participant) {
        return new View(participant.id(), participant.name(), Optional.empty());
    }

    private static String checkId(String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw Refusal.ofField(
                    "participant", "An id has 1 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or digit.");
        }
        return id;
    }

    private static String checkName(@Nullable Fields fields) {
        String name = fields == null ? null : MeetingFields.text("name", fields.name());
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.ofField("name", "A participant has a name of 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }
}
