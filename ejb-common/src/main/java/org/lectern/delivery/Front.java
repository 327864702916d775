package org.lectern.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.lectern.network.Networks;
import org.lectern.settings.SettingsReader;

/**
 * A web server in front of this one that can read the same files: it is told which file to send, and sends it. Only
 * requests that it marks as its own and that come from where it is are handed to it, so that whoever comes by another way
 * is served from here, and learns no path of a file whatever mark he sets.
 *
 * @param kind which server
 * @param location the internal address, with a slash at both ends, under which nginx finds the file system's root
 * @param networks where its requests come from
 */
public record Front(Kind kind, String location, Networks networks) {
    /** None. */
    public static final Front NONE = new Front(Kind.NONE, "/_lectern/", Networks.parse("127.0.0.0/8, ::1"));

    /** What the front server sets on each request that it passes on; its value is the name of its kind. */
    static final String MARK = "X-Lectern-Front";

    /** Conditions that compare a tag, which the front server would hold against one of its own. */
    private static final Set<String> TAGGED = Set.of("If-Range", "If-Match", "If-Unmodified-Since");

    /** How a front server is told. */
    public enum Kind {
        /** There is none. */
        NONE,
        /** {@code X-Accel-Redirect}: an internal address. */
        NGINX,
        /** {@code X-Sendfile} of mod_xsendfile: a path. */
        APACHE
    }

    public Front {
        if (!location.startsWith("/") || !location.endsWith("/")) {
            throw new IllegalArgumentException("a location begins and ends with a slash, unlike: " + location);
        }
    }

    static Front from(SettingsReader settings) {
        String kind = settings.text(
                "lectern.delivery.front",
                "none",
                "The web server in front that sends files for this one: none, nginx or apache.");
        String location = settings.text(
                "lectern.delivery.front-location",
                NONE.location(),
                "The internal location under which nginx finds the root of the file system.");
        settings.require(
                kind.matches("none|nginx|apache"),
                "lectern.delivery.front is \"" + kind + "\": set none, nginx or apache");
        settings.require(
                location.matches("/([A-Za-z0-9_.-]+/)*"),
                "lectern.delivery.front-location is no location such as /_lectern/");
        Networks networks = Networks.from(
                settings,
                "lectern.delivery.front-networks",
                NONE.networks().toString(),
                "Where the requests of the web server in front come from: networks in CIDR notation, joined by"
                        + " commas.");
        settings.check();
        return new Front(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), location, networks);
    }

    /** Whether the front server can be told to answer {@code request} with a whole file, or ranges of it. */
    boolean takes(HttpServletRequest request) {
        return kind != Kind.NONE
                && kind.name().equalsIgnoreCase(request.getHeader(MARK))
                && networks.contains(request.getRemoteAddr())
                && TAGGED.stream().allMatch(name -> request.getHeader(name) == null);
    }

    /** Tells it. */
    void handOn(HttpServletResponse response, Path file) {
        if (kind == Kind.NGINX) {
            response.setHeader(
                    "X-Accel-Redirect", location + file.toUri().getRawPath().substring(1));
        } else {
            response.setHeader("X-Sendfile", file.toAbsolutePath().toString());
        }
    }
}
