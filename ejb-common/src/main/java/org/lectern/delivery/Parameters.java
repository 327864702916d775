package org.lectern.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The parameters of a request for a download: those of its query, and those that stand in its path behind a semicolon
 * (RFC 3986 §3.3), as in {@code /documents;ticket=T/index.html}. A relative link drops the query of the page that it
 * stands on and keeps the path.
 */
public final class Parameters {
    private Parameters() {}

    /** The value of a parameter; that of the query if there are both. */
    public static Optional<String> find(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).or(() -> inPath(request.getRequestURI(), name));
    }

    /** A parameter as it stands in a path. */
    public static String toPath(String name, String value) {
        return ";" + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> inPath(String path, String name) {
        String key = ";" + name + "=";
        int at = path.indexOf(key);
        if (at < 0) {
            return Optional.empty();
        }
        int end = at + key.length();
        while (end < path.length() && path.charAt(end) != ';' && path.charAt(end) != '/') {
            end++;
        }
        return Optional.of(DeliveryRoute.decode(path.substring(at + key.length(), end)));
    }
}
