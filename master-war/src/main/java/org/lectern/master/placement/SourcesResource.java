package org.lectern.master.placement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.master.catalog.Catalog;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.master.catalog.PublishedPackage;
import org.lectern.master.fleet.Siblings;
import org.lectern.problem.Refusal;
import org.lectern.protocol.NodeId;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.Parts;
import org.lectern.protocol.SyncSources;

/** From whom a node can have a package that it is to hold. */
@Path("sync/packages/{digest}/sources")
@Dependent
@RolesAllowed(Role.NODE)
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource {
    private final Catalog catalog;
    private final PackageDelivery packages;
    private final Siblings siblings;
    private final Sources sources;

    @Inject
    SourcesResource(Catalog catalog, PackageDelivery packages, Siblings siblings, Sources sources) {
        this.catalog = catalog;
        this.packages = packages;
        this.siblings = siblings;
        this.sources = sources;
    }

    @GET
    public Response sources(
            @PathParam("digest") String digest,
            @QueryParam("lacking") @Nullable String lacking,
            @QueryParam("taking") @DefaultValue("") String taking,
            @Context SecurityContext security) {
        PublishedPackage published = packages.find(parse(digest));
        catalog.current(published.meeting());
        NodeId node =
                new NodeId(Caller.of(security.getUserPrincipal()).orElseThrow().owner());
        Parts parts = Parts.of(published.size());
        SyncSources answer = sources.of(
                published.digest(),
                parts,
                new Sources.Asker(node, siblings.siteOf(node)),
                lacking == null ? parts.all() : numbers("lacking", lacking, parts),
                numbers("taking", taking, parts));
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }

    private static BitSet numbers(String parameter, String text, Parts parts) {
        try {
            return NumberRanges.parse(text, parts.count());
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(parameter, "\"" + parameter + "\" names parts of the package: " + e.getMessage());
        }
    }

    private static Digest parse(String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("digest", "A package is named by the 64 hexadecimal digits of its digest.");
        }
    }
}
