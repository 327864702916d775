package org.lectern.node.hub;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.lectern.protocol.NodeId;
import org.lectern.settings.SettingsReader;

/**
 * Who this node is and how it reaches the master.
 *
 * @param master the master's context root
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long the master may stay silent
 */
public record HubSettings(NodeId node, URI master, Duration connectTimeout, Duration readTimeout) {
    private static final NodeId NOBODY = new NodeId("node");
    private static final URI NOWHERE = URI.create("http://localhost/");

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is missing or cannot be used
     */
    public static HubSettings from(SettingsReader settings) {
        Optional<String> id = settings.text("lectern.node.id", "The name under which the master knows this node.");
        Optional<URI> master =
                settings.url("lectern.node.master-url", "The master's context root, as the node sees it.");
        Duration connectTimeout = settings.duration(
                "lectern.node.connect-timeout", "PT5S", "How long a connection to the master may take to open.");
        Duration readTimeout = settings.duration(
                "lectern.node.read-timeout", "PT30S", "How long the master may stay silent before a call has failed.");
        settings.require(master.isPresent(), "lectern.node.master-url is not set: set the URL of the master");
        settings.require(
                id.filter(HubSettings::isId).isPresent(),
                "lectern.node.id is missing or no id: set the name "
                        + "under which the node was added at the master (A-Z a-z 0-9 . _ -, at most 64)");
        settings.check();
        return new HubSettings(id.map(NodeId::new).orElse(NOBODY), master.orElse(NOWHERE), connectTimeout, readTimeout);
    }

    private static boolean isId(String text) {
        try {
            return !new NodeId(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
