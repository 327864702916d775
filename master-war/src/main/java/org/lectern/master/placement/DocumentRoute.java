package org.lectern.master.placement;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.delivery.document.PageAddress;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.catalog.DocumentDelivery;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * {@code GET|HEAD /api/v1/meetings/{id}/documents/{path}}: one document of a published version, from the master, to
 * whoever shows a ticket, in the query or the path, or a reader's key. What secretaries do at this address goes on to their resource: to write, and
 * to ask what is known of the document in {@value #DESCRIPTION}.
 */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class DocumentRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;
    private static final String DESCRIPTION = "application/vnd.lectern.document+json";

    @Inject
    private transient DocumentDelivery documents;

    @Inject
    private transient Admission admission;

    public DocumentRoute() {
        super("/api/v1/meetings/{id}/documents/{path}");
    }

    @Override
    protected boolean takes(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads
                && Collections.list(request.getHeaders("Accept")).stream().noneMatch(DocumentRoute::asksToDescribe);
    }

    private static boolean asksToDescribe(String accept) {
        for (String range : accept.split(",", -1)) {
            if (range.split(";", 2)[0].strip().equalsIgnoreCase(DESCRIPTION)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        if (PageAddress.redirect(request, response, path(request))) {
            return;
        }
        try {
            DocumentRequest document = DocumentRequest.of(request, path(request));
            Admitted admitted = admission.admit(request, MeetingIds.parse(id));
            documents.send(request, response, admitted.published(), document);
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }
}
