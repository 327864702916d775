package org.lectern.master.placement;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * {@code GET|HEAD /api/v1/meetings/{id}/download-package}: the package itself, from the master, to whoever shows a
 * ticket or a reader's key; with {@code via=node} the way to the best node instead, if one has the package.
 */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class DownloadRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;
    private static final int TEMPORARY_REDIRECT = 307;

    @Inject
    private transient Admission admission;

    @Inject
    private transient PackageDelivery packages;

    @Inject
    private transient Links links;

    public DownloadRoute() {
        super("/api/v1/meetings/{id}/download-package");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        try {
            Admitted admitted = admission.admit(request, MeetingIds.parse(id));
            URI root = Links.requestRoot(request);
            Optional<URI> node = isViaNode(request) ? links.toNode(admitted, root) : Optional.empty();
            if (node.isPresent()) {
                redirect(response, node.get());
            } else {
                Map<String, String> headers = Map.of("Link", links.header(admitted, root));
                packages.send(request, response, admitted.published(), headers);
            }
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private static boolean isViaNode(HttpServletRequest request) {
        String via = request.getParameter("via");
        if (via != null && !via.equals("node")) {
            throw Refusal.ofField("via", "\"via\" is node, or left out.");
        }
        return via != null
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    /** The client repeats the request as it is, {@code Range} and conditions included (RFC 9110 section 15.4.8). */
    private static void redirect(HttpServletResponse response, URI target) {
        response.setStatus(TEMPORARY_REDIRECT);
        response.setHeader("Location", target.toASCIIString());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
    }
}
