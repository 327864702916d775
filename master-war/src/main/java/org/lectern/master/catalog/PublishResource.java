package org.lectern.master.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.Locale;
import org.lectern.master.access.Caller;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.ReaderLanguage;

/** Freezes a meeting's documents into its next version. */
@Path("meetings/{id}/publish")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class PublishResource {
    private final Publishing publishing;

    @Inject
    PublishResource(Publishing publishing) {
        this.publishing = publishing;
    }

    @POST
    public Response publish(@PathParam("id") String id, @Context SecurityContext security, @Context HttpHeaders headers)
            throws IOException {
        String by = Caller.of(security.getUserPrincipal()).map(Caller::name).orElse("");
        Publishing.Outcome outcome = publishing.publish(MeetingIds.parse(id), by);
        Locale language = ReaderLanguage.of(headers.getAcceptableLanguages());
        return Response.status(outcome.created() ? 201 : 200)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(VersionView.of(outcome, new ChangeWords(language)))
                .build();
    }
}
