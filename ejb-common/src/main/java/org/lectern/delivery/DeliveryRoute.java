package org.lectern.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One path for downloads that lies among the paths of REST resources: requests that match its template are
 * answered here, whatever their method, and all others go on to the resources.
 *
 * <p>A WAR has one subclass for each such path, public and with {@code @WebFilter(urlPatterns = "/api/v1/…/*",
 * asyncSupported = true)}. A filter is what can be put in front of a JAX-RS application without the download going
 * through it: servlet mappings have no place for an id in the middle.
 */
public abstract class DeliveryRoute extends HttpFilter {
    private final Pattern path;

    /**
     * Makes the route.
     *
     * @param template the path within the WAR, with one {@code {id}} that stands for a whole segment
     */
    protected DeliveryRoute(String template) {
        String[] parts = template.split(Pattern.quote("{id}"), -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a route has one {id}, not: " + template);
        }
        path = Pattern.compile(Pattern.quote(parts[0]) + "([^/]+)" + Pattern.quote(parts[1]));
    }

    @Override
    protected final void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher matcher =
                path.matcher(request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (matcher.matches()) {
            answer(request, response, matcher.group(1));
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Answers a request.
     *
     * @param id what stood in the place of {@code {id}}, decoded and not checked in any way
     */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response, String id)
            throws IOException, ServletException;
}
