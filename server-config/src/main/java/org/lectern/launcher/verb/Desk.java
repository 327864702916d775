package org.lectern.launcher.verb;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;
import org.lectern.launcher.tls.Trust;

/**
 * What every verb works with.
 *
 * @param home the project
 * @param terminal the person
 * @param environment the environment variables
 */
record Desk(Home home, Terminal terminal, Map<String, String> environment) {

    /** The data folder that was asked for, or the usual one. */
    Path data(Arguments arguments) {
        return arguments.path("data").orElse(home.folder().resolve(".lectern"));
    }

    /**
     * The cluster in the data folder.
     *
     * @throws Refusal if there has never been one
     */
    Cluster cluster(Arguments arguments) {
        Path data = data(arguments);
        return Cluster.in(data).orElseThrow(() -> Refusal.of("cluster.none", data));
    }

    /** The master that was asked for: by its address and key, or the one of the cluster in the data folder. */
    MasterClient master(Arguments arguments) {
        arguments.path("ca").ifPresent(Trust::add);
        return arguments
                .address("master")
                .map(url -> new MasterClient(
                        url,
                        arguments
                                .value("key")
                                .or(() -> variable("LECTERN_ADMIN_KEY"))
                                .orElseThrow(() -> Refusal.misuse("master.no-key"))))
                .orElseGet(() -> {
                    Cluster cluster = cluster(arguments);
                    if (!cluster.master().isRunning()) {
                        throw Refusal.of("cluster.not-running", data(arguments));
                    }
                    return new MasterClient(cluster.masterUrl(), cluster.adminKey());
                });
    }

    /** An environment variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
