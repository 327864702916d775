package org.lectern.master.meeting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.MeetingId;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.Refusal;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.Page;

/** Meetings as secretaries edit them. */
@Path("meetings")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class MeetingResource {
    private final Meetings meetings;
    private final AddressSettings addresses;

    @Inject
    MeetingResource(Meetings meetings, AddressSettings addresses) {
        this.meetings = meetings;
        this.addresses = addresses;
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable MeetingFields fields) {
        Meetings.Put put = meetings.put(MeetingIds.parse(id), required(fields), new Precondition(ifMatch, ifNoneMatch));
        return answer(put.created() ? 201 : 200, put.meeting());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response post(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Context UriInfo uri,
            @Nullable MeetingFields fields) {
        MeetingId id = GeneratedId.of(idempotencyKey);
        Meetings.Put put = meetings.put(id, required(fields), Precondition.NONE);
        return Response.fromResponse(answer(put.created() ? 201 : 200, put.meeting()))
                .location(addresses.of(id, uri.getBaseUri().resolve("../../")))
                .build();
    }

    @GET
    public Page<MeetingView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return meetings.list(state(state), after, Page.limit(limit)).map(MeetingView::of);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(200, meetings.get(MeetingIds.parse(id)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        meetings.delete(MeetingIds.parse(id), new Precondition(ifMatch, null));
    }

    @POST
    @Path("{id}/activate")
    public Response activate(@PathParam("id") String id) {
        return answer(200, meetings.move(MeetingIds.parse(id), MeetingState.PUBLISHED, MeetingState.ACTIVE));
    }

    @POST
    @Path("{id}/end")
    public Response end(@PathParam("id") String id) {
        return answer(200, meetings.move(MeetingIds.parse(id), MeetingState.ACTIVE, MeetingState.ENDED));
    }

    @POST
    @Path("{id}/archive")
    public Response archive(@PathParam("id") String id) {
        return answer(200, meetings.archive(MeetingIds.parse(id)));
    }

    private static Response answer(int status, Meeting meeting) {
        return Response.status(status)
                .header("ETag", Precondition.tag(meeting.revision()))
                .entity(MeetingView.of(meeting))
                .build();
    }

    private static MeetingFields required(@Nullable MeetingFields fields) {
        if (fields == null) {
            throw new Refusal(ErrorCode.INVALID_BODY, "Send the meeting as a JSON object with at least a title.");
        }
        return fields;
    }

    private static Optional<MeetingState> state(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MeetingState.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("state", "\"state\" is draft, published, active, ended or archived.");
        }
    }
}
