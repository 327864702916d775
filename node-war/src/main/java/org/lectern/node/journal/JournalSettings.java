package org.lectern.node.journal;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How much the journal keeps. The server itself reads the database's URL when it makes the data source.
 *
 * @param queue downloads that wait in memory for the database, at most
 * @param rows downloads that wait in the database for the master, at most
 * @param errorInterval the bound of the first wait after the master did not take a batch
 * @param errorIntervalMax the bound of the wait after many failures
 */
record JournalSettings(int queue, int rows, Duration errorInterval, Duration errorIntervalMax) {
    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    static JournalSettings from(SettingsReader settings) {
        settings.text(
                "lectern.node.journal.url",
                JournalTimer.DEFAULT_URL,
                "JDBC URL of the node's own H2 database, for what it served and has not reported yet.");
        JournalSettings read = new JournalSettings(
                settings.number(
                        "lectern.node.journal.queue",
                        10_000,
                        100,
                        1_000_000,
                        "How many served downloads may wait in memory; further ones are not recorded."),
                settings.number(
                        "lectern.node.journal.rows",
                        1_000_000,
                        1_000,
                        100_000_000,
                        "How many served downloads may wait for the master; the oldest beyond are dropped."),
                settings.duration(
                        "lectern.node.journal.error-interval",
                        "PT1S",
                        "The longest wait after the master first did not take downloads."),
                settings.duration(
                        "lectern.node.journal.error-interval-max",
                        "PT1M",
                        "The longest wait after the master often did not take downloads."));
        settings.require(
                read.errorIntervalMax.compareTo(read.errorInterval) >= 0,
                "lectern.node.journal.error-interval-max is less than lectern.node.journal.error-interval: "
                        + "set PT1M and PT1S");
        settings.check();
        return read;
    }
}
