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
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.lectern.cors.CorsHeaders;
import org.lectern.identity.Act;
import org.lectern.identity.Assertion;
import org.lectern.identity.Seal;
import org.lectern.master.access.node.AssertedRequest;
import org.lectern.master.access.node.AssertionCheck;
import org.lectern.network.ClientAddress;
import org.lectern.problem.ProblemPage;
import org.lectern.problem.Refusal;

/**
 * The one authentication mechanism: {@code Authorization: Bearer KEY} of people (RFC 6750 section 2.1), {@code
 * Lectern-Node ASSERTION} of nodes. A request with neither goes on as nobody's; one with a wrong one ends here.
 */
@ApplicationScoped
public class KeyAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(KeyAuthentication.class.getName());
    private static final String KEY = "Bearer";

    @Inject
    private Instance<KeyCheck> check;

    @Inject
    private Instance<ClientAddress> addresses;

    @Inject
    private Instance<AssertionCheck> assertions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = String.valueOf(request.getHeader("Authorization"));
        Optional<String> key = credential(header, KEY);
        Optional<String> assertion = credential(header, Assertion.SCHEME);
        if (key.isEmpty() && assertion.isEmpty()) {
            return context.doNothing();
        }
        String client = addresses.get().of(request);
        try {
            Caller caller = assertion.isPresent()
                    ? node(request, response, assertion.get(), client)
                    : check.get().check(key.orElseThrow(), client);
            return context.notifyContainerAboutLogin(caller.name(), Set.of(caller.role()));
        } catch (Refusal refusal) {
            LOG.info(() -> "Refused " + request.getMethod() + " " + address(request) + " from " + client + ": "
                    + refusal.code().code());
            return refuse(request, response, refusal);
        }
    }

    private static Optional<String> credential(String header, String scheme) {
        String start = scheme + " ";
        return header.regionMatches(true, 0, start, 0, start.length())
                ? Optional.of(header.substring(start.length()).strip())
                : Optional.empty();
    }

    /** A refusal for the time tells it with the master's seal, so that the node can believe it. */
    private Caller node(HttpServletRequest request, HttpServletResponse response, String assertion, String client) {
        AssertedRequest asserted = assertions.get().open(assertion, actOf(request), client);
        try {
            assertions.get().admit(asserted);
        } catch (Refusal refusal) {
            response.setHeader(Seal.HEADER, asserted.seal(refusal.code().status(), new byte[0]));
            throw refusal;
        }
        request.setAttribute(AssertedRequest.NAME, asserted);
        return new Caller(Role.NODE, asserted.node());
    }

    /** The request as its node sees it, whatever the master's context root is. */
    private static Act actOf(HttpServletRequest request) {
        String path = request.getRequestURI()
                .substring(request.getContextPath().length())
                .replaceFirst("^/", "");
        String query = request.getQueryString();
        return new Act(request.getMethod(), query == null ? path : path + "?" + query);
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
