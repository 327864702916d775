package org.lectern.node.sibling;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.delivery.DeliveryRoute;

/** {@code GET|HEAD /api/v1/sync/packages/{digest}/chunks}: which chunks of a package are here, to a sibling that shows a pass. */
@WebFilter(urlPatterns = "/api/v1/sync/packages/*", asyncSupported = true)
public class SiblingChunksRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Giving giving;

    public SiblingChunksRoute() {
        super("/api/v1/sync/packages/{id}/chunks");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        giving.tellChunks(request, response, id);
    }
}
