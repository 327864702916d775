package org.lectern.node.hub;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.lectern.protocol.NodeId;
import org.lectern.settings.Secret;
import org.lectern.settings.SettingsReader;

/**
 * Who this node is and how it reaches the master.
 *
 * @param key what the node shows to the master
 * @param master the master's context root
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long the master may stay silent
 */
public record HubSettings(NodeId node, Secret key, URI master, Duration connectTimeout, Duration readTimeout) {
    private static final NodeId NOBODY = new NodeId("node");
    private static final URI NOWHERE = URI.create("http://localhost/");

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is missing or cannot be used
     */
    public static HubSettings from(SettingsReader settings) {
        Optional<String> id = settings.text("lectern.node.id", "The name under which the master knows this node.");
        Optional<Secret> key =
                settings.secret("lectern.node.key", "What this node shows to the master: node:ID:SECRET.");
        Optional<URI> master =
                settings.url("lectern.node.master-url", "The master's context root, as the node sees it.");
        Duration connectTimeout = settings.duration(
                "lectern.node.connect-timeout", "PT5S", "How long a connection to the master may take to open.");
        Duration readTimeout = settings.duration(
                "lectern.node.read-timeout", "PT30S", "How long the master may stay silent before a call has failed.");
        settings.require(master.isPresent(), "lectern.node.master-url is not set: set the URL of the master");
        settings.require(key.isPresent(), "lectern.node.key is not set: set the key that the master gave this node");
        settings.require(
                id.filter(HubSettings::isId).isPresent(),
                "lectern.node.id is missing or no id: set the name "
                        + "under which the node was added at the master (A-Z a-z 0-9 . _ -, at most 64)");
        settings.require(
                id.isEmpty() || key.isEmpty() || belongs(key.get(), id.get()),
                "lectern.node.key belongs to another node than lectern.node.id: set both from the same answer");
        settings.check();
        return new HubSettings(
                id.map(NodeId::new).orElse(NOBODY),
                key.orElseGet(() -> new Secret("")),
                master.orElse(NOWHERE),
                connectTimeout,
                readTimeout);
    }

    private static boolean isId(String text) {
        try {
            return !new NodeId(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean belongs(Secret key, String id) {
        String text = key.reveal();
        return !text.startsWith("node:") || text.startsWith("node:" + id + ":");
    }
}
