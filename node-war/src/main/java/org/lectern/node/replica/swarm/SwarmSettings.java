package org.lectern.node.replica.swarm;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How nodes help each other.
 *
 * @param siblings whether they do
 * @param atOnce how many answers to siblings may be on their way at once
 * @param rate how many bytes a second all siblings may take together; 0 for no limit
 * @param patience how long a sibling may be silent, and how long nothing may come from anybody
 */
public record SwarmSettings(boolean siblings, int atOnce, long rate, Duration patience) {
    private static final long LEAST_RATE = 1 << 10;

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    public static SwarmSettings from(SettingsReader settings) {
        String siblings = settings.text(
                "lectern.sync.siblings",
                "true",
                "Whether this node has packages from other nodes too, and gives them its own: true or false.");
        int atOnce = settings.number(
                "lectern.sync.siblings-at-once", 16, 1, 10_000, "How many answers to other nodes may be on their way.");
        long rate = settings.size(
                "lectern.sync.siblings-rate", "0B", "How much other nodes may take together a second. 0 for no limit.");
        Duration patience = settings.duration(
                "lectern.sync.siblings-patience",
                "PT5S",
                "How long another node may be silent before it is left, and how long nothing may come at all before the"
                        + " rest is taken from the master.");
        settings.require(
                siblings.matches("true|false"), "lectern.sync.siblings is \"" + siblings + "\": set true or false");
        settings.require(
                rate == 0 || rate >= LEAST_RATE,
                "lectern.sync.siblings-rate is below 1KiB a second: set 1MiB, or 0 for no limit");
        settings.check();
        return new SwarmSettings(siblings.equals("true"), atOnce, rate, patience);
    }
}
