package org.lectern.node.replica;

import java.nio.file.Path;
import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * Where replicas are kept and how they are brought up to date.
 *
 * @param folder the node's folder
 * @param diskReserve bytes of the disk that are left free
 * @param diskBudget bytes that packages may take; 0 for as many as the disk has beside the reserve
 * @param keepSuperseded how long a version is served after a newer one became active
 * @param keepSupersededMost how many such versions of a meeting are kept
 * @param verifyPeriod how long a chunk that was read rightly is trusted
 * @param fetches how many packages are fetched at a time
 * @param requests how many requests for one package are under way at a time
 * @param hold how long the master may hold the question for news
 * @param errorInterval the bound of the first wait after a failure
 * @param errorIntervalMax the bound of the wait after many failures
 */
record ReplicaSettings(
        Path folder,
        long diskReserve,
        long diskBudget,
        Duration keepSuperseded,
        int keepSupersededMost,
        Duration verifyPeriod,
        int fetches,
        int requests,
        Duration hold,
        Duration errorInterval,
        Duration errorIntervalMax) {

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    static ReplicaSettings from(SettingsReader settings) {
        ReplicaSettings read = new ReplicaSettings(
                settings.folder(
                        "lectern.node.data", "~/lectern/node", "The folder of the node's packages and their state."),
                settings.size("lectern.node.disk-reserve", "256MiB", "How much of the disk the node leaves free."),
                settings.size(
                        "lectern.node.disk-budget",
                        "0B",
                        "How much of the disk packages may take. 0 for all of it but the reserve."),
                settings.duration(
                        "lectern.node.keep-superseded",
                        "PT2H",
                        "How long links to a version stay good after a newer version has become active."),
                settings.number(
                        "lectern.node.keep-superseded-most",
                        5,
                        0,
                        100,
                        "How many superseded versions of a meeting are kept in that time, the newest first."),
                settings.duration(
                        "lectern.node.verify-period",
                        "PT1H",
                        "How long a piece of a package that was verified when it was read is not verified again."),
                settings.number("lectern.sync.fetches", 2, 1, 16, "How many packages are fetched at a time."),
                settings.number(
                        "lectern.sync.requests",
                        3,
                        1,
                        16,
                        "How many requests for one package are under way at a time."),
                settings.duration("lectern.sync.wait", "PT25S", "How long the master may hold the question for news."),
                settings.duration(
                        "lectern.sync.error-interval", "PT1S", "The longest wait after the first failure of a sync."),
                settings.duration(
                        "lectern.sync.error-interval-max", "PT15S", "The longest wait after many failures of a sync."));
        settings.require(
                read.errorIntervalMax.compareTo(read.errorInterval) >= 0,
                "lectern.sync.error-interval-max is less than lectern.sync.error-interval: set PT15S and PT1S");
        settings.check();
        return read;
    }
}
