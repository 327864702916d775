package org.lectern.node.heartbeat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.lectern.node.hub.AddressSettings;
import org.lectern.settings.SettingsReader;

/**
 * What the node says of itself.
 *
 * @param publicUrls the context roots under which participants reach this node, best first
 * @param errorInterval the bound of the first wait after a failure
 * @param errorIntervalMax the bound of the wait after many failures
 */
record HeartbeatSettings(List<URI> publicUrls, Duration errorInterval, Duration errorIntervalMax) {
    HeartbeatSettings {
        publicUrls = List.copyOf(publicUrls);
    }

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value is missing or cannot be used
     */
    static HeartbeatSettings from(SettingsReader settings) {
        Duration errorInterval = settings.duration(
                "lectern.heartbeat.error-interval", "PT1S", "The longest wait after the first lost heartbeat.");
        Duration errorIntervalMax = settings.duration(
                "lectern.heartbeat.error-interval-max", "PT15S", "The longest wait after many lost heartbeats.");
        settings.require(
                errorIntervalMax.compareTo(errorInterval) >= 0,
                "lectern.heartbeat.error-interval-max is less than lectern.heartbeat.error-interval: "
                        + "set PT15S and PT1S");
        return new HeartbeatSettings(AddressSettings.from(settings).publicUrls(), errorInterval, errorIntervalMax);
    }
}
