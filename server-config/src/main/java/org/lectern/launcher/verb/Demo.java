package org.lectern.launcher.verb;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.lectern.launcher.client.MasterClient;
import org.lectern.launcher.cluster.ClassArchive;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.ClusterOptions;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Terminal;

/** Shows the whole way of a meeting, from a folder to a verified download, and leaves it running until Ctrl-C. */
final class Demo implements Verb {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("port", "P"),
                Option.of("nodes", "N"),
                Option.of("data", "DIR"),
                Option.flag("tls"),
                Option.flag("exit"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        long start = System.nanoTime();
        Terminal terminal = desk.terminal();
        Path data = arguments.path("data").orElse(desk.home().folder().resolve(".lectern/demo"));
        ClusterOptions options = Up.options(arguments, data).withQuickStart();
        terminal.say("demo.starting", options.nodes(), data);
        Cluster cluster = Cluster.start(desk.home(), options, terminal);
        Thread end = new Thread(() -> stop(cluster, terminal), "end-demo");
        Runtime.getRuntime().addShutdownHook(end);
        DemoMeeting meeting =
                new DemoMeeting(new MasterClient(cluster.masterUrl(), cluster.adminKey()), cluster, terminal, data);
        URI link = meeting.show(desk.home().target().resolve("sample-meeting"));
        terminal.say("demo.took", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        if (arguments.has("exit")) {
            return 0;
        }
        String command = desk.variable("LECTERN_COMMAND").orElse("lectern");
        terminal.say("demo.links", link, cluster.masterUrl(), cluster.adminKey(), data, command);
        ClassArchive.of(desk.home()).makeInBackground();
        waitForEver();
        return 0;
    }

    private static void stop(Cluster cluster, Terminal terminal) {
        terminal.note("demo.stopping");
        cluster.stop(Duration.ofSeconds(15));
        terminal.note("demo.stopped");
    }

    /** Until Ctrl-C, whose hook stops the servers. */
    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
