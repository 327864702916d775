package org.lectern.launcher.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.Readiness;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Sizes;
import org.lectern.launcher.terminal.Words;

/** Shows how every part of a cluster is; succeeds only if all are ready. */
final class Status implements Verb {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("data", "DIR"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        Cluster cluster = desk.cluster(arguments);
        Readiness readiness = new Readiness();
        Words words = desk.terminal().words();
        StringBuilder table = new StringBuilder(line(
                words.say("status.part"),
                words.say("status.state"),
                words.say("status.pid"),
                words.say("status.memory"),
                words.say("status.url")));
        boolean all = true;
        for (Member member : cluster.members()) {
            String state = state(member, readiness);
            all &= state.equals("ready");
            table.append(line(
                    member.id(),
                    words.say("status." + state),
                    text(member.pid()),
                    member.isRunning() ? memory(member.pid()) : "-",
                    member.url().toString()));
        }
        cluster.database()
                .ifPresent(database -> table.append(line(
                        "database",
                        words.say(database.isRunning() ? "status.ready" : "status.down"),
                        text(database.pid()),
                        "-",
                        database.url())));
        desk.terminal().out().print(table);
        desk.terminal().out().flush();
        return all ? 0 : 1;
    }

    private static String state(Member member, Readiness readiness) {
        if (!member.isRunning()) {
            return member.pid().isPresent() ? "died" : "down";
        }
        return readiness.isReady(member.url()) ? "ready" : "not-ready";
    }

    private static String line(String part, String state, String pid, String memory, String url) {
        return String.format(Locale.ROOT, "%-10s %-10s %8s %10s  %s%n", part, state, pid, memory, url);
    }

    private static String text(OptionalLong pid) {
        return pid.isPresent() ? String.valueOf(pid.getAsLong()) : "-";
    }

    /** The memory that a process really uses, where the system tells it. */
    private static String memory(OptionalLong pid) {
        try {
            return Files.readAllLines(Path.of("/proc", text(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Sizes.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024))
                    .findFirst()
                    .orElse("-");
        } catch (IOException e) {
            return "-";
        }
    }
}
