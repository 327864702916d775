package org.lectern.launcher.verb;

import java.time.Duration;
import java.util.List;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;

/** Stops a cluster and keeps its data. */
final class Down implements Verb {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("data", "DIR"), Option.of("timeout", "SECONDS"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        Cluster cluster = desk.cluster(arguments);
        boolean running = cluster.isRunning();
        int patience = arguments.number("timeout", 0, 3600).orElse(30);
        List<String> killed = cluster.stop(Duration.ofSeconds(patience));
        killed.forEach(id -> desk.terminal().note("down.killed", id, patience));
        desk.terminal().say(running ? "down.done" : "down.nothing", desk.data(arguments));
        return 0;
    }
}
