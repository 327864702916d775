package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.ReaderLanguage;
import org.lectern.protocol.Page;

/** The versions of a meeting. */
@Path("meetings/{id}/versions")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
    private final Catalog catalog;

    @Inject
    VersionResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Versions, the newest first. */
    @GET
    public Response list(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        int before = (int) Page.number("after", after, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Page<PublishedPackage> page = catalog.list(MeetingIds.parse(id), before, Page.limit(limit));
        return answer(
                headers,
                words -> page.map(published -> VersionView.of(published, words).brief()));
    }

    @GET
    @Path("{version}")
    public Response get(
            @PathParam("id") String id, @PathParam("version") String version, @Context HttpHeaders headers) {
        int number = (int) Page.number("version", version, 0, 1, Integer.MAX_VALUE);
        PublishedPackage published = catalog.find(MeetingIds.parse(id), number);
        return answer(headers, words -> VersionView.of(published, words));
    }

    private static Response answer(HttpHeaders headers, Function<ChangeWords, Object> view) {
        Locale language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return Response.ok(view.apply(new ChangeWords(language)))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
