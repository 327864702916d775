package org.lectern.cors;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lectern.settings.SettingsReader;

/**
 * Whose pages may read.
 *
 * @param origins as browsers write them in {@code Origin}; none: nobody's but our own
 */
record CorsSettings(Set<String> origins) {
    private static final String NAME = "lectern.cors.origins";

    CorsSettings {
        origins = Set.copyOf(origins);
    }

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is no origin
     */
    static CorsSettings from(SettingsReader settings) {
        String text = settings.text(
                NAME,
                "",
                "The origins whose web pages may read from here, separated by commas, as in https://portal.example;"
                        + " no others may.");
        Set<String> origins = new LinkedHashSet<>();
        for (String part : parts(text)) {
            Optional<String> origin = origin(part);
            settings.require(origin.isPresent(), fault(part));
            origin.ifPresent(origins::add);
        }
        settings.check();
        return new CorsSettings(origins);
    }

    private static List<String> parts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String fault(String part) {
        return part.equals("*")
                ? NAME + " is \"*\", every page there is: name the origins of your portal, such as"
                        + " https://portal.example"
                : NAME + " has \"" + part + "\", which is no origin: set scheme, host and port alone, in ASCII and"
                        + " without a / at the end, such as https://portal.example or http://127.0.0.1:3000";
    }

    /** An origin as RFC 6454 section 6.2 writes it: lower case, and without the port that the scheme implies. */
    private static Optional<String> origin(String text) {
        try {
            URI url = URI.create(text.toLowerCase(Locale.ROOT));
            String scheme = String.valueOf(url.getScheme());
            boolean bare = url.toString().equals(scheme + "://" + url.getRawAuthority());
            if (bare
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() <= 65_535
                    && List.of("http", "https").contains(scheme)) {
                boolean implied = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
                return Optional.of(scheme + "://" + url.getHost() + (implied ? "" : ":" + url.getPort()));
            }
        } catch (IllegalArgumentException notAUrl) {
            // Refused, as a URL with a path is.
        }
        return Optional.empty();
    }
}
