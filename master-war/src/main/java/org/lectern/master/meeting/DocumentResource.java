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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lectern.content.DocumentPath;
import org.lectern.content.InvalidPath;
import org.lectern.content.MeetingId;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.access.Role;
import org.lectern.problem.Refusal;
import org.lectern.protocol.Page;

/** The documents of a meeting; the folders of a document's path are agenda items. */
@Path("meetings/{id}/documents")
@Dependent
@RolesAllowed(Role.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {
    /** What is known of one document, where its address would else answer its bytes. */
    private static final String DOCUMENT = "application/vnd.lectern.document+json";

    private final Documents documents;
    private final DocumentIntake intake;

    @Inject
    DocumentResource(Documents documents, DocumentIntake intake) {
        this.documents = documents;
        this.intake = intake;
    }

    @PUT
    @Path("{path: .+}")
    @Consumes(MediaType.WILDCARD)
    public Response put(
            @PathParam("id") String id, @PathParam("path") String path, @Context HttpHeaders headers, InputStream bytes)
            throws IOException {
        MeetingId meeting = MeetingIds.parse(id);
        DocumentPath documentPath = parsePath(path);
        Announced announced = Announced.of(headers);
        intake.checkSize(announced.size());
        documents.checkRoom(meeting, documentPath);
        DocumentContent content = intake.take(documentPath, bytes, announced);
        Documents.Put put = documents.put(meeting, documentPath, content);
        return Response.status(put.created() ? 201 : 200)
                .entity(DocumentView.of(put.document()))
                .build();
    }

    @GET
    public Page<DocumentView> list(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limit) {
        return documents.list(MeetingIds.parse(id), after, Page.limit(limit)).map(DocumentView::of);
    }

    @GET
    @Path("{path: .+}")
    @Produces(DOCUMENT)
    public DocumentView get(@PathParam("id") String id, @PathParam("path") String path) {
        return DocumentView.of(documents.get(MeetingIds.parse(id), parsePath(path)));
    }

    @DELETE
    @Path("{path: .+}")
    public void delete(@PathParam("id") String id, @PathParam("path") String path) {
        documents.delete(MeetingIds.parse(id), parsePath(path));
    }

    private static DocumentPath parsePath(String path) {
        try {
            return DocumentPath.parse(path);
        } catch (InvalidPath e) {
            throw Refusal.ofField("path", String.valueOf(e.getMessage()));
        }
    }
}
