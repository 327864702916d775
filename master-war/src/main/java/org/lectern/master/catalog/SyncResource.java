package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.master.access.Signatures;
import org.lectern.protocol.Page;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;

/** What nodes ask: what to hold, and all of it that is not bytes of a package. */
@Path("sync")
@Dependent
@RolesAllowed({Role.NODE, Role.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Catalog catalog;
    private final Feed feed;
    private final FeedWatch watch;
    private final Signatures signatures;
    private final SignedManifests manifests;

    @Inject
    SyncResource(Catalog catalog, Feed feed, FeedWatch watch, Signatures signatures, SignedManifests manifests) {
        this.catalog = catalog;
        this.feed = feed;
        this.watch = watch;
        this.signatures = signatures;
        this.manifests = manifests;
    }

    /** What changed since a generation; with {@code wait}, the answer is held until something has. */
    @GET
    @Path("meetings")
    public void meetings(
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("wait") @Nullable String wait,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Suspended AsyncResponse response) {
        long from = Page.number("since", since, 0, 0, Long.MAX_VALUE);
        int most = Page.limit(limit);
        long seconds = Page.number("wait", wait, 0, 0, LONGEST_WAIT_SECONDS);
        long head = feed.generation();
        boolean known = tag(head).equals(ifNoneMatch) || (ifNoneMatch == null && since != null && from >= head);
        if (known && seconds > 0) {
            watch.await(head, Duration.ofSeconds(seconds), () -> resume(response, from, most, ifNoneMatch));
        } else {
            response.resume(answer(from, most, ifNoneMatch));
        }
    }

    /** Ends a held request on a thread of its own: whatever happens, the node is told. */
    private void resume(AsyncResponse response, long from, int most, @Nullable String ifNoneMatch) {
        try {
            response.resume(answer(from, most, ifNoneMatch));
        } catch (RuntimeException e) {
            response.resume(e);
        }
    }

    private Response answer(long from, int most, @Nullable String ifNoneMatch) {
        SyncFeed page = feed.since(from, most);
        Response.ResponseBuilder response = tag(page.generation()).equals(ifNoneMatch)
                ? Response.notModified()
                : Response.ok(page, MediaType.APPLICATION_JSON);
        return response.header("ETag", tag(page.generation()))
                .header("Cache-Control", "no-cache")
                .build();
    }

    /** The complete data of a meeting's current version, with the signed manifest. */
    @GET
    @Path("meetings/{id}")
    public SyncMeeting meeting(@PathParam("id") String id) throws IOException {
        Catalog.Current current = catalog.current(MeetingIds.parse(id));
        PublishedPackage published = current.published();
        return new SyncMeeting(
                current.state(),
                published.version(),
                published.digest(),
                published.size(),
                published.sheet(),
                manifests.of(published),
                current.editions());
    }

    /** The public keys that verify manifests and tickets, a JWK set (RFC 7517). */
    @GET
    @Path("keys")
    @Produces("application/jwk-set+json")
    public String keys() {
        return signatures.toJwks();
    }

    private static String tag(long generation) {
        return "\"" + generation + "\"";
    }
}
