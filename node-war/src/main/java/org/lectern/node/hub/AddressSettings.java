package org.lectern.node.hub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.settings.SettingsReader;

/**
 * Where this node is reached.
 *
 * @param publicUrls the context roots under which participants reach it, best first, each with a slash at its end
 */
public record AddressSettings(List<URI> publicUrls) {
    private static final int MOST_URLS = 8;

    public AddressSettings {
        publicUrls = List.copyOf(publicUrls);
    }

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is missing or cannot be used
     */
    public static AddressSettings from(SettingsReader settings) {
        String text = settings.text(
                "lectern.node.public-url",
                "",
                "The context roots under which participants reach this node, best first, separated by commas.");
        List<URI> urls = urls(text);
        settings.require(
                !urls.isEmpty() && urls.size() <= MOST_URLS,
                "lectern.node.public-url is missing or no list of URLs: set up to " + MOST_URLS
                        + " such as https://papers.example.com/lectern/");
        settings.check();
        return new AddressSettings(urls);
    }

    /** Empty unless all of them can be used. */
    private static List<URI> urls(String text) {
        List<URI> urls = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Optional<URI> url = url(part.strip());
            if (url.isEmpty()) {
                return List.of();
            }
            urls.add(url.get());
        }
        return urls;
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text : text + "/");
            boolean usable = url.getHost() != null
                    && List.of("http", "https").contains(url.getScheme())
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
