package org.lectern.master.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Logger;
import org.lectern.cors.CorsHeaders;
import org.lectern.network.ClientAddress;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * The one authentication mechanism: {@code Authorization: Bearer KEY} (RFC 6750 section 2.1). A request without a
 * key goes on as nobody's; one with a wrong key ends here.
 */
@ApplicationScoped
public class KeyAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(KeyAuthentication.class.getName());
    private static final String SCHEME = "Bearer ";

    @Inject
    private Instance<KeyCheck> check;

    @Inject
    private Instance<ClientAddress> addresses;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return context.doNothing();
        }
        String client = addresses.get().of(request);
        try {
            Caller caller = check.get().check(header.substring(SCHEME.length()).strip(), client);
            return context.notifyContainerAboutLogin(caller.name(), Set.of(caller.role()));
        } catch (Refusal refusal) {
            LOG.info(() -> "Refused " + request.getMethod() + " " + address(request) + " from " + client + ": "
                    + refusal.code().code());
            return refuse(request, response, refusal);
        }
    }

    /** The path without the parameters in it, of which one may be a ticket. */
    private static String address(HttpServletRequest request) {
        return request.getRequestURI().replaceAll(";[^/]*", "");
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws AuthenticationException {
        CorsHeaders.write(request, response);
        try {
            ProblemPage.send(request, response, refusal);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }
}
