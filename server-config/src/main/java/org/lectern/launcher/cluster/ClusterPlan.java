package org.lectern.launcher.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.database.PostgresServer;
import org.lectern.launcher.instance.Instance;
import org.lectern.launcher.instance.Jvm;
import org.lectern.launcher.instance.Listener;
import org.lectern.launcher.instance.PrivateFile;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.instance.ServerKey;
import org.lectern.launcher.tls.Authority;

/** Turns options into instances: who listens where, with which keys, settings and folders. */
final class ClusterPlan {
    /** The folder of keys and certificates, the cluster's own and each server's. */
    static final String TLS = "tls";

    private final ClusterOptions options;
    private final List<Listener> listeners;
    private final Optional<PostgresServer> postgres;

    /**
     * A plan on ports that are free now.
     *
     * @throws Refusal if a port is taken or the database is not there
     */
    ClusterPlan(ClusterOptions options) {
        this.options = options;
        List<Integer> ports = Ports.take(options.address(), options.port(), options.nodes() + 1);
        this.postgres = options.database() instanceof Database.EmbeddedPostgres
                ? Optional.of(new PostgresServer(
                        options.data().resolve("postgres"),
                        Ports.free("127.0.0.1", 1).get(0)))
                : Optional.empty();
        if (options.database() instanceof Database.Jdbc jdbc) {
            jdbc.require();
        }
        this.listeners = listeners(ports);
    }

    private List<Listener> listeners(List<Integer> ports) {
        Optional<Authority> authority =
                options.tls() ? Optional.of(new Authority(options.data().resolve(TLS))) : Optional.empty();
        List<Listener> all = new ArrayList<>();
        for (int port : ports) {
            String id = all.isEmpty() ? Member.MASTER : nodeId(all.size());
            Optional<ServerKey> key = authority.map(
                    made -> made.certify(id, List.of(options.host()), folder(id).resolve(TLS)));
            all.add(new Listener(options.address(), options.host(), port, options.context(), key));
        }
        return all;
    }

    /** The PostgreSQL server to run before the master, if one is asked for. */
    Optional<PostgresServer> postgres() {
        return postgres;
    }

    /** The cluster before anything of it runs; keys are made when they are missing. */
    ClusterState state() {
        List<Member> nodes = new ArrayList<>();
        for (int i = 1; i <= options.nodes(); i++) {
            String id = nodeId(i);
            String token = secret(id, "join-token", "join:" + id + ":");
            nodes.add(new Member(id, listeners.get(i).url(), OptionalLong.empty(), folder(id), token));
        }
        Member master = new Member(
                Member.MASTER,
                listeners.get(0).url(),
                OptionalLong.empty(),
                folder(Member.MASTER),
                secret(Member.MASTER, "admin-key", ""));
        return new ClusterState(
                ClusterState.STARTING,
                master,
                nodes,
                postgres.map(server -> new DatabaseMember(server.url(), OptionalLong.empty(), server.folder())));
    }

    /** The master as it is to be run; its database must be there by now. */
    Instance master(Member master) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (options.database() instanceof Database.H2 h2) {
            settings.putAll(h2.settings(master.data()));
        } else if (options.database() instanceof Database.Jdbc jdbc) {
            settings.putAll(jdbc.settings());
        }
        postgres.ifPresent(server -> settings.putAll(server.settings()));
        settings.put("lectern.admin-key", master.key());
        return instance(Role.MASTER, master.data(), 0, options.heaps().master(), settings);
    }

    /** The node at {@code index} as it is to be run, counted from 0. */
    Instance node(ClusterState state, int index) {
        Member node = state.nodes().get(index);
        URI masterUrl = options.masterUrl().orElse(state.master().url());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lectern.node.id", node.id());
        settings.put("lectern.node.join-token", node.key());
        settings.put("lectern.node.master-url", withSlash(masterUrl));
        settings.put("lectern.node.public-url", withSlash(node.url()));
        settings.put("lectern.node.journal.url", Database.journalUrl(node.data()));
        return instance(Role.NODE, node.data(), index + 1, options.heaps().node(), settings);
    }

    private Instance instance(Role role, Path folder, int place, String heap, Map<String, String> settings) {
        settings.putAll(Assignment.parseAll(options.settings()));
        Jvm jvm = new Jvm(heap, options.quick(), options.jvmOptions());
        return new Instance(role, folder, listeners.get(place), jvm, settings);
    }

    private static String nodeId(int place) {
        return "node-" + place;
    }

    private Path folder(String id) {
        return options.data().resolve(id);
    }

    private String secret(String id, String file, String prefix) {
        PrivateFile.folder(folder(id));
        return PrivateFile.secret(folder(id).resolve(file), random -> prefix + random);
    }

    /** A context root's URL as the settings of a server want it. */
    static String withSlash(URI url) {
        return url.toString().endsWith("/") ? url.toString() : url + "/";
    }
}
