package org.lectern.master.fleet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.master.access.Role;
import org.lectern.master.access.node.MasterIdentity;
import org.lectern.network.Networks;
import org.lectern.problem.ReaderLanguage;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncLimit;
import org.lectern.protocol.SyncLimits;

/** The nodes, for administrators. */
@Path("nodes")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {
    private static final int LONGEST_SITE = 64;
    private static final int MOST_NETWORKS = 40;

    private final Nodes nodes;
    private final Joinings joinings;
    private final MasterIdentity identity;
    private final FleetSettings settings;
    private final Clock clock;

    @Inject
    NodeResource(Nodes nodes, Joinings joinings, MasterIdentity identity, FleetSettings settings, Clock clock) {
        this.nodes = nodes;
        this.joinings = joinings;
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The body of a {@code PUT}.
     *
     * @param site where the node stands, at most 64 characters
     * @param networks from where it may call; those of {@code lectern.node-networks} when absent
     * @param timeZone of the hours in {@code syncLimits}
     * @param syncLimits how fast the node may sync in which hours; without limit when absent
     * @param syncUrgentExempt whether they do not hold for meetings that are under way or begin soon
     * @param joinTokenDigest of a token {@code join:ID:SECRET} that the administrator made, so that a repeated request
     *     loses nothing
     */
    public record Fields(
            @Nullable String site,
            @Nullable List<String> networks,
            @Nullable String timeZone,
            @Nullable List<SyncLimit> syncLimits,
            @Nullable Boolean syncUrgentExempt,
            @Nullable Digest joinTokenDigest) {}

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("id") String id, @Context HttpHeaders headers, @Nullable Fields body) {
        NodeId node = parse(id);
        Fields fields = body == null ? new Fields(null, null, null, null, null, null) : body;
        Nodes.Enrolment enrolment = nodes.enrol(node, new Nodes.Place(site(fields), networks(fields), limits(fields)));
        int status = enrolment.created() ? 201 : 200;
        if (fields.joinTokenDigest() != null) {
            joinings.invite(node, fields.joinTokenDigest());
            return answer(status, node, Optional.empty(), headers);
        }
        return answer(
                status, node, enrolment.created() ? Optional.of(joinings.invite(node)) : Optional.empty(), headers);
    }

    @GET
    public Page<NodeView> list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        return nodes.list(after, Page.limit(limit)).map(known -> view(known, headers));
    }

    @GET
    @Path("{id}")
    public NodeView get(@PathParam("id") String id, @Context HttpHeaders headers) {
        return view(nodes.get(parse(id)), headers);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        nodes.delete(parse(id));
    }

    @POST
    @Path("{id}/drain")
    public NodeView drain(@PathParam("id") String id, @Context HttpHeaders headers) {
        return view(nodes.setDraining(parse(id), true), headers);
    }

    @POST
    @Path("{id}/activate")
    public NodeView activate(@PathParam("id") String id, @Context HttpHeaders headers) {
        return view(nodes.setDraining(parse(id), false), headers);
    }

    /** Makes another token for the node to join with; a token before it is worth nothing from now on. */
    @POST
    @Path("{id}/join-token")
    public Response invite(@PathParam("id") String id, @Context HttpHeaders headers) {
        NodeId node = parse(id);
        return answer(200, node, Optional.of(joinings.invite(node)), headers);
    }

    /**
     * Reads the id of a node in a path.
     *
     * @throws Refusal that names the field
     */
    public static NodeId parse(String id) {
        try {
            return new NodeId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("id", String.valueOf(e.getMessage()));
        }
    }

    private NodeView view(Nodes.Known known, HttpHeaders headers) {
        return NodeView.of(known, alive(), words(headers));
    }

    private Response answer(int status, NodeId id, Optional<Joinings.Invitation> invitation, HttpHeaders headers) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(view(nodes.get(id), headers).with(identity.id(), invitation))
                .build();
    }

    private static NodeWords words(HttpHeaders headers) {
        return new NodeWords(ReaderLanguage.of(headers.getAcceptableLanguages()));
    }

    private Instant alive() {
        return clock.instant().minus(settings.offlineAfter());
    }

    private static @Nullable String site(Fields fields) {
        if (fields.site() != null
                && (fields.site().length() > LONGEST_SITE
                        || fields.site().chars().anyMatch(Character::isISOControl))) {
            throw Refusal.ofField("site", "\"site\" is one line of at most " + LONGEST_SITE + " characters.");
        }
        return fields.site();
    }

    private static Optional<Networks> networks(Fields fields) {
        List<String> texts = fields.networks() == null ? List.of() : fields.networks();
        if (texts.size() > MOST_NETWORKS || texts.stream().anyMatch(Objects::isNull)) {
            throw Refusal.ofField("networks", "\"networks\" is a list of at most " + MOST_NETWORKS + " texts.");
        }
        try {
            return texts.isEmpty() ? Optional.empty() : Optional.of(Networks.of(texts));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("networks", "\"networks\" is a list such as [\"10.0.0.0/8\"]: " + e.getMessage());
        }
    }

    private static Optional<SyncLimits> limits(Fields fields) {
        List<SyncLimit> limits = fields.syncLimits();
        if (limits == null || limits.isEmpty()) {
            return Optional.empty();
        }
        try {
            String zone = fields.timeZone() == null ? "UTC" : fields.timeZone();
            return Optional.of(new SyncLimits(zone, Boolean.TRUE.equals(fields.syncUrgentExempt()), limits));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Refusal.ofField(
                    "sync_limits",
                    "\"sync_limits\" is a list such as [{\"from\": \"08:00\", \"to\": \"18:00\", \"bytes_per_second\": 2000000}]: "
                            + e.getMessage());
        }
    }
}
