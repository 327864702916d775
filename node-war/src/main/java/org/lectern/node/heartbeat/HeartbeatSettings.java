package org.lectern.node.heartbeat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.settings.SettingsReader;

/**
 * What the node says of itself.
 *
 * @param publicUrls the context roots under which participants reach this node, best first
 * @param errorInterval the bound of the first wait after a failure
 * @param errorIntervalMax the bound of the wait after many failures
 */
record HeartbeatSettings(List<URI> publicUrls, Duration errorInterval, Duration errorIntervalMax) {
    private static final int MOST_URLS = 8;

    HeartbeatSettings {
        publicUrls = List.copyOf(publicUrls);
    }

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is missing or cannot be used
     */
    static HeartbeatSettings from(SettingsReader settings) {
        String text = settings.text(
                "lectern.node.public-url",
                "",
                "The context roots under which participants reach this node, best first, separated by commas.");
        Duration errorInterval = settings.duration(
                "lectern.heartbeat.error-interval", "PT1S", "The longest wait after the first lost heartbeat.");
        Duration errorIntervalMax = settings.duration(
                "lectern.heartbeat.error-interval-max", "PT15S", "The longest wait after many lost heartbeats.");
        List<URI> urls = urls(text);
        settings.require(
                !urls.isEmpty() && urls.size() <= MOST_URLS,
                "lectern.node.public-url is missing or no list of URLs: set up to " + MOST_URLS
                        + " such as https://papers.example.com/lectern/");
        settings.require(
                errorIntervalMax.compareTo(errorInterval) >= 0,
                "lectern.heartbeat.error-interval-max is less than lectern.heartbeat.error-interval: "
                        + "set PT15S and PT1S");
        settings.check();
        return new HeartbeatSettings(urls, errorInterval, errorIntervalMax);
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
