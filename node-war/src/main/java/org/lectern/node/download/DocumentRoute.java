package org.lectern.node.download;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.delivery.document.DocumentRequest;
import org.lectern.delivery.document.PageAddress;

/**
 * {@code GET|HEAD /api/v1/meetings/{id}/documents/{path}?ticket=…} or {@code …/documents;ticket=…/{path}}: one document,
 * to whoever shows a ticket.
 */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class DocumentRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Downloads downloads;

    public DocumentRoute() {
        super("/api/v1/meetings/{id}/documents/{path}");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        if (!PageAddress.redirect(request, response, path(request))) {
            downloads.answer(request, response, id, () -> Wish.document(DocumentRequest.of(request, path(request))));
        }
    }
}
