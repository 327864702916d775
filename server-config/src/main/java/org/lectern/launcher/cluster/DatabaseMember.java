package org.lectern.launcher.cluster;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.lectern.launcher.database.PostgresServer;
import org.lectern.launcher.instance.ServerProcess;

/**
 * The PostgreSQL server of a cluster that runs its own.
 *
 * @param url the JDBC URL
 * @param pid its process, absent when it is stopped
 * @param data its folder
 */
public record DatabaseMember(String url, OptionalLong pid, Path data) {
    ServerProcess process() {
        return new ServerProcess(pid.orElse(0), PostgresServer.mark(data));
    }

    /** Whether its process runs. */
    public boolean isRunning() {
        return pid.isPresent() && process().isAlive();
    }

    DatabaseMember stopped() {
        return new DatabaseMember(url, OptionalLong.empty(), data);
    }
}
