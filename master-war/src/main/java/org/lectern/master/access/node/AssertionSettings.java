package org.lectern.master.access.node;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How the requests of nodes are judged.
 *
 * @param skew how far the clocks of node and master may be apart
 */
public record AssertionSettings(Duration skew) {
    static AssertionSettings from(SettingsReader reader) {
        Duration skew = reader.duration(
                "lectern.assertion.skew",
                "PT1M",
                "How far the clock of a node may be from the master's before its requests are refused; the refusal tells"
                        + " the node the time.");
        reader.require(
                skew.compareTo(Duration.ofMinutes(10)) <= 0,
                "lectern.assertion.skew is longer than ten minutes: set PT1M, and NTP on nodes and master");
        reader.check();
        return new AssertionSettings(skew);
    }
}
