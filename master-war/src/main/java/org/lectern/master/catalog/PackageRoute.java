package org.lectern.master.catalog;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.lectern.content.Digest;
import org.lectern.delivery.DeliveryRoute;
import org.lectern.master.access.Caller;
import org.lectern.master.access.Role;
import org.lectern.problem.ErrorCode;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/** {@code GET|HEAD /api/v1/sync/packages/{digest}}: the bytes of a package, by range, for nodes. */
@WebFilter(urlPatterns = "/api/v1/sync/packages/*", asyncSupported = true)
public class PackageRoute extends DeliveryRoute {
    private static final long serialVersionUID = 1;
    private static final Set<String> ALLOWED = Set.of(Role.NODE, Role.ADMINISTRATOR);

    @Inject
    private transient PackageDelivery packages;

    public PackageRoute() {
        super("/api/v1/sync/packages/{id}");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        try {
            Caller caller = Caller.of(request.getUserPrincipal())
                    .orElseThrow(
                            () -> new Refusal(ErrorCode.UNAUTHENTICATED, "Send a key: Authorization: Bearer KEY."));
            if (!ALLOWED.contains(caller.role())) {
                throw new Refusal(ErrorCode.FORBIDDEN, "Only nodes read packages here.");
            }
            packages.sendToNode(request, response, packages.find(digest(id)));
        } catch (Refusal refusal) {
            ProblemPage.send(request, response, refusal);
        }
    }

    /** What names a package in a path. */
    static Digest digest(String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("digest", "A package is named by the 64 hexadecimal digits of its digest.");
        }
    }
}
