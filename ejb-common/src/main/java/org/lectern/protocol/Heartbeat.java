package org.lectern.protocol;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A node's report of health and load.
 *
 * @param boot drawn anew at every start of the node
 * @param publicUrls the context roots under which participants reach the node, best first
 * @param activeDownloads responses in flight
 * @param bytesServed since start
 * @param diskFree bytes that the node may still fill
 * @param inventory names the set of active replicas; the master asks for a full report when it knows another
 * @param stopping whether this is the last one before the node stops: nobody is to be sent to it any more
 * @param sentAt what the clock of the node says; empty from a node of an earlier release
 */
public record Heartbeat(
        String boot,
        String softwareVersion,
        List<URI> publicUrls,
        int activeDownloads,
        long bytesServed,
        long diskFree,
        String inventory,
        boolean stopping,
        Optional<Instant> sentAt) {

    public Heartbeat {
        requireForm(boot != null && boot.length() <= 64, "boot has at most 64 characters");
        requireForm(
                softwareVersion != null && softwareVersion.length() <= 64,
                "software_version has at most 64 characters");
        requireForm(inventory != null && inventory.length() <= 64, "inventory has at most 64 characters");
        requireForm(
                publicUrls != null && !publicUrls.isEmpty() && publicUrls.size() <= 8,
                "public_urls has 1 to 8 addresses");
        requireForm(
                publicUrls.stream().allMatch(Heartbeat::isContextRoot),
                "each of public_urls is an http or https URL that ends with /");
        requireForm(
                activeDownloads >= 0 && bytesServed >= 0 && diskFree >= 0,
                "active_downloads, bytes_served and disk_free are not negative");
        publicUrls = List.copyOf(publicUrls);
        sentAt = sentAt == null ? Optional.empty() : sentAt;
    }

    private static boolean isContextRoot(URI url) {
        return url != null
                && url.getHost() != null
                && List.of("http", "https").contains(String.valueOf(url.getScheme()))
                && url.getPath().endsWith("/")
                && url.toString().length() <= 500
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static void requireForm(boolean holds, String form) {
        if (!holds) {
            throw new IllegalArgumentException(form);
        }
    }

    /**
     * What the master answers.
     *
     * @param intervalSeconds when the master expects the next heartbeat
     * @param draining whether the node is to take no new downloads
     * @param report whether the node is to report all of its replicas
     * @param syncLimits how fast the node may sync; without limit if empty
     * @param wanted what the node is to send of packages that it holds; empty from a master of an earlier release
     */
    public record Answer(
            int intervalSeconds,
            boolean draining,
            boolean report,
            Optional<SyncLimits> syncLimits,
            List<Wanted> wanted) {
        public Answer {
            wanted = wanted == null ? List.of() : List.copyOf(wanted);
        }
    }
}
