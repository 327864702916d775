package org.lectern.launcher.verb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lectern.launcher.cluster.Cluster;
import org.lectern.launcher.cluster.Member;
import org.lectern.launcher.instance.LogTail;
import org.lectern.launcher.instance.Pause;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Terminal;

/** Prints the end of logs, and with {@code -f} goes on printing. */
final class Logs implements Verb {
    private static final Duration POLL = Duration.ofMillis(250);

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String operands() {
        return "[master|node-1|…]";
    }

    @Override
    public int mostWords() {
        return 1;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("data", "DIR"), Option.of("lines", "N"), Option.flag("follow"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        Cluster cluster = desk.cluster(arguments);
        List<Member> members = arguments.words().isEmpty()
                ? cluster.members()
                : List.of(cluster.member(arguments.words().get(0)));
        int lines = arguments.number("lines", 0, 100_000).orElse(members.size() == 1 ? 200 : 30);
        Map<Path, Long> places = members.stream().collect(Collectors.toMap(Member::log, member -> size(member.log())));
        for (Member member : members) {
            if (members.size() > 1) {
                desk.terminal().out().println("==> " + member.log() + " <==");
            }
            LogTail.of(member.log(), lines).forEach(desk.terminal().out()::println);
        }
        if (arguments.has("follow")) {
            follow(places, desk.terminal());
        }
        return 0;
    }

    private static void follow(Map<Path, Long> places, Terminal terminal) {
        while (Pause.of(POLL)) {
            for (Map.Entry<Path, Long> place : places.entrySet()) {
                place.setValue(copy(place.getKey(), place.getValue(), terminal));
            }
        }
    }

    /** Prints what {@code log} has grown by; a log that has become shorter is a new one. */
    private static long copy(Path log, long from, Terminal terminal) {
        long size = size(log);
        if (size == from) {
            return from;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(size < from ? 0 : from);
            byte[] bytes = new byte[(int) Math.min(1 << 20, file.length() - file.getFilePointer())];
            file.readFully(bytes);
            terminal.out().print(new String(bytes, StandardCharsets.UTF_8));
            terminal.out().flush();
            return file.getFilePointer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
