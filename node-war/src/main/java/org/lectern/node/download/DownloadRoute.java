package org.lectern.node.download;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.delivery.Parameters;

/** {@code GET|HEAD /api/v1/meetings/{id}/download-package?ticket=…}: the package, to whoever shows a ticket. */
@WebFilter(urlPatterns = "/api/v1/meetings/*", asyncSupported = true)
public class DownloadRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Downloads downloads;

    public DownloadRoute() {
        super("/api/v1/meetings/{id}/download-package");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        String ticket = Parameters.find(request, "ticket").orElse("");
        downloads.answer(request, response, id, () -> Wish.thePackage(ticket, downloads.links()));
    }
}
