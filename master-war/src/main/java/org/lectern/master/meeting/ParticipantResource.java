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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.Groups;
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
     * @param groups to which the participant belongs; when absent, that stays as it is
     */
    public record Fields(@Nullable String name, @Nullable List<String> groups) {}

    /**
     * A participant.
     *
     * @param groups to which the participant belongs
     * @param accessKey shown once, when the participant is new
     */
    public record View(String id, String name, List<String> groups, Optional<String> accessKey) {}

    @PUT
    @Path("{participant}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("id") String id, @PathParam("participant") String participant, @Nullable Fields fields) {
        Participants.Put put =
                participants.put(MeetingIds.parse(id), checkId(participant), checkName(fields), groups(fields));
        Optional<String> key = put.key().map(shown -> shown.text().reveal());
        return Response.status(key.isPresent() ? 201 : 200)
                .header("Cache-Control", "no-store")
                .entity(view(put.participant(), key))
                .build();
    }

    @GET
    public Page<View> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return participants
                .list(MeetingIds.parse(id), after, Page.limit(limit))
                .map(participant -> view(participant, Optional.empty()));
    }

    @GET
    @Path("{participant}")
    public View get(@PathParam("id") String id, @PathParam("participant") String participant) {
        return view(participants.get(MeetingIds.parse(id), participant), Optional.empty());
    }

    @DELETE
    @Path("{participant}")
    public void delete(@PathParam("id") String id, @PathParam("participant") String participant) {
        participants.delete(MeetingIds.parse(id), participant);
    }

    private static View view(Participant participant, Optional<String> key) {
        return new View(
                participant.id(), participant.name(), participant.groups().toList(), key);
    }

    private static Optional<Groups> groups(@Nullable Fields fields) {
        return Optional.ofNullable(fields).map(Fields::groups).map(names -> Groups.parse("groups", names));
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
