package org.lectern.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
    private static final String PATH = "/{path}";
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private final Pattern path;

    /**
     * Makes the route.
     *
     * @param template the path within the WAR, with one {@code {id}} that stands for a whole segment; if it ends in
     *     {@code /{path}}, that stands for all the rest, slashes too
     */
    protected DeliveryRoute(String template) {
        boolean tree = template.endsWith(PATH);
        String fixed = tree ? template.substring(0, template.length() - PATH.length()) : template;
        String[] parts = fixed.split(Pattern.quote("{id}"), -1);
        if (parts.length != 2 || fixed.contains("{path}")) {
            throw new IllegalArgumentException(
                    "a route has one {id}, and {path} at its end or not at all: " + template);
        }
        path = Pattern.compile(
                Pattern.quote(parts[0]) + "([^/]+)" + Pattern.quote(parts[1]) + (tree ? "/(.+)" : "()"),
                Pattern.DOTALL);
    }

    @Override
    protected final void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher matcher = match(request);
        if (matcher.matches() && takes(request)) {
            answer(request, response, decode(matcher.group(1)));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether a request with such a path is answered here, and not by the resource behind. */
    protected boolean takes(HttpServletRequest request) {
        return true;
    }

    /**
     * What stood in the place of {@code {path}} in a request that is answered here: decoded once and not checked in any
     * way; empty if the template has none.
     */
    protected final String path(HttpServletRequest request) {
        Matcher matcher = match(request);
        return matcher.matches() ? decode(matcher.group(2)) : "";
    }

    /**
     * Looks at the path as it was sent, but for its {@link Parameters}. The one that the server has decoded may lack
     * what stands behind an encoded semicolon.
     */
    private Matcher match(HttpServletRequest request) {
        String sent = request.getRequestURI().substring(request.getContextPath().length());
        return path.matcher(
                sent.indexOf(';') < 0 ? sent : PARAMETERS.matcher(sent).replaceAll(""));
    }

    /** Decodes once; a plus is a plus in a path. What is not encoded rightly stays as it is. */
    static String decode(String sent) {
        try {
            return URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return sent;
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
