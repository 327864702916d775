package org.lectern.master.placement;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.master.access.MeetingIds;
import org.lectern.master.catalog.PackageDelivery;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * {@code GET|HEAD /api/v1/meetings/{id}/package.meta4}: the package's {@link Metalink}, to whoever may have the
 * package.
 */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class MetalinkRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;
    private static final String METHODS = "GET, HEAD, OPTIONS";

    @Inject
    private transient Admission admission;

    @Inject
    private transient PackageDelivery packages;

    @Inject
    private transient Links links;

    public MetalinkRoute() {
        super("/api/v1/meetings/{id}/package.meta4");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD" -> send(request, response, admission.admit(request, MeetingIds.parse(id)));
                case "OPTIONS" -> {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                    response.setHeader("Allow", METHODS);
                }
                default -> {
                    response.setHeader("Allow", METHODS);
                    throw new Refusal(
                            ErrorCode.METHOD_NOT_ALLOWED, "The Allow header names the methods of this address.");
                }
            }
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Admitted admitted) throws IOException {
        Metalink metalink = new Metalink(
                admitted.published(),
                packages.pieces(admitted.published()),
                links.urls(admitted, Links.requestRoot(request)));
        byte[] document = metalink.toXml();
        response.setContentType(Metalink.MEDIA_TYPE);
        response.setContentLength(document.length);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"meeting_" + admitted.published().meeting() + ".meta4\"");
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(document);
        }
    }
}
