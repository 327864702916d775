package org.lectern.node.sibling;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.delivery.DeliveryRoute;

/** {@code GET|HEAD /api/v1/sync/packages/{digest}}: the bytes of a package, or of what is here of it, to a sibling that shows a pass. */
@WebFilter(urlPatterns = "/api/v1/sync/packages/*", asyncSupported = true)
public class SiblingPackageRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Giving giving;

    public SiblingPackageRoute() {
        super("/api/v1/sync/packages/{id}");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        giving.sendBytes(request, response, id);
    }
}
