package org.lectern.launcher.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.lectern.launcher.instance.InstanceFolder;
import org.lectern.launcher.instance.ServerProcess;

/**
 * A master or node of a cluster.
 *
 * @param id {@code master}, {@code node-1}, …
 * @param url its context root, without a slash at its end
 * @param pid its process, absent when it is stopped
 * @param data its folder
 * @param key the administrator's key of a master, the node's own key of a node
 */
public record Member(String id, URI url, OptionalLong pid, Path data, String key) {
    /** The id of every cluster's master. */
    public static final String MASTER = "master";

    /** Its process, if it was started and not stopped; it may have died since. */
    ServerProcess process() {
        return new ServerProcess(pid.orElse(0), "@" + folder().arguments());
    }

    /** Whether its process runs. */
    public boolean isRunning() {
        return pid.isPresent() && process().isAlive();
    }

    /** What it printed. */
    public Path log() {
        return folder().log();
    }

    InstanceFolder folder() {
        return new InstanceFolder(data);
    }

    Member with(OptionalLong other) {
        return new Member(id, url, other, data, key);
    }
}
