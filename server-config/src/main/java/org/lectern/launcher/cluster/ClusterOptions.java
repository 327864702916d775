package org.lectern.launcher.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.instance.Role;

/**
 * What a cluster is to be.
 *
 * @param data the folder that holds everything of it
 * @param nodes how many nodes
 * @param port the master's port; the nodes get the next ones; 0 takes free ports
 * @param address what the servers bind
 * @param host what others reach them by
 * @param context the context root of all of them
 * @param tls whether they speak HTTPS, with certificates of the cluster's own authority, and nothing else
 * @param masterUrl how nodes reach the master, when not by its own address
 * @param database where the master keeps what it knows
 * @param heaps the largest heaps
 * @param quick whether being up soon matters more than speed in the long run
 * @param jvmOptions further options for every JVM
 * @param settings further settings of Lectern, as {@code name=value}, for every server
 * @param patience how long to wait until all are ready
 */
public record ClusterOptions(
        Path data,
        int nodes,
        int port,
        String address,
        String host,
        String context,
        boolean tls,
        Optional<URI> masterUrl,
        Database database,
        Heaps heaps,
        boolean quick,
        List<String> jvmOptions,
        List<String> settings,
        Duration patience) {

    /** The port when none is asked for. */
    public static final int PORT = 8080;

    public ClusterOptions {
        data = data.toAbsolutePath().normalize();
        jvmOptions = List.copyOf(jvmOptions);
        settings = List.copyOf(settings);
    }

    /**
     * The largest heaps, such as {@code 512m}.
     *
     * @param master the master's
     * @param node every node's
     */
    public record Heaps(String master, String node) {}

    /** A master and two nodes with H2 on free ports of the loopback address: what tests begin with. */
    public static ClusterOptions in(Path data) {
        return new ClusterOptions(
                data,
                2,
                0,
                "127.0.0.1",
                "127.0.0.1",
                "/",
                false,
                Optional.empty(),
                new Database.H2(),
                new Heaps(Role.MASTER.heap(), Role.NODE.heap()),
                false,
                List.of(),
                List.of(),
                Duration.ofMinutes(3));
    }

    /** The same with {@code count} nodes. */
    public ClusterOptions withNodes(int count) {
        return with(draft -> draft.nodes = count);
    }

    /** The same with the master on {@code first} and the nodes on the next ports. */
    public ClusterOptions withPort(int first) {
        return with(draft -> draft.port = first);
    }

    /** The same below another context root. */
    public ClusterOptions withContext(String root) {
        return with(draft -> draft.context = root);
    }

    /** The same over HTTPS. */
    public ClusterOptions withTls() {
        return with(draft -> draft.tls = true);
    }

    /** The same with another database. */
    public ClusterOptions withDatabase(Database other) {
        return with(draft -> draft.database = other);
    }

    /** The same with nodes that reach the master at {@code url}. */
    public ClusterOptions withMasterUrl(URI url) {
        return with(draft -> draft.masterUrl = Optional.of(url));
    }

    /** The same with another heap for every node. */
    public ClusterOptions withNodeHeap(String heap) {
        return with(draft -> draft.heaps = new Heaps(heaps.master(), heap));
    }

    /** The same, up sooner and slower in the long run. */
    public ClusterOptions withQuickStart() {
        return with(draft -> draft.quick = true);
    }

    /** The same with further settings of Lectern, as {@code name=value}. */
    public ClusterOptions withSettings(String... more) {
        return with(draft -> draft.settings = List.of(more));
    }

    private ClusterOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.toOptions();
    }

    /** These options, while one of them is another. */
    private static final class Draft {
        private Path data;
        private int nodes;
        private int port;
        private String address;
        private String host;
        private String context;
        private boolean tls;
        private Optional<URI> masterUrl;
        private Database database;
        private Heaps heaps;
        private boolean quick;
        private List<String> jvmOptions;
        private List<String> settings;
        private Duration patience;

        Draft(ClusterOptions from) {
            data = from.data;
            nodes = from.nodes;
            port = from.port;
            address = from.address;
            host = from.host;
            context = from.context;
            tls = from.tls;
            masterUrl = from.masterUrl;
            database = from.database;
            heaps = from.heaps;
            quick = from.quick;
            jvmOptions = from.jvmOptions;
            settings = from.settings;
            patience = from.patience;
        }

        ClusterOptions toOptions() {
            return new ClusterOptions(
                    data,
                    nodes,
                    port,
                    address,
                    host,
                    context,
                    tls,
                    masterUrl,
                    database,
                    heaps,
                    quick,
                    jvmOptions,
                    settings,
                    patience);
        }
    }
}
