package org.lectern.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.options.Values;

/**
 * How the benchmark is to be run.
 *
 * @param cases which loads
 * @param rounds how often, and how long each time
 * @param size the whole file's, in bytes
 * @param workers nginx's worker processes
 * @param heap the node's largest heap
 * @param slow how many slow clients, and for how long
 * @param results where page and picture go
 */
record BenchOptions(Set<Case> cases, Rounds rounds, long size, int workers, String heap, Slow slow, Path results) {
    private static final List<Option> OPTIONS = List.of(
            Option.of("cases", "LIST"),
            Option.of("rounds", "N"),
            Option.of("warm-ups", "N"),
            Option.of("seconds", "S"),
            Option.of("megabytes", "N"),
            Option.of("nginx-workers", "N"),
            Option.of("node-heap", "SIZE"),
            Option.of("slow", "LIST"),
            Option.of("window", "S"),
            Option.flag("full"),
            Option.of("results", "DIR"));

    /** What {@code --help} prints. */
    static final String HELP = """
            server-config/bench/run [OPTION …]: a Lectern node beside nginx, and under slow clients

              --cases LIST       of: %s (default: all)
              --rounds N         measured rounds of each server in each case (5)
              --warm-ups N       rounds before them that do not count (2)
              --seconds S        length of a round (5)
              --megabytes N      MiB of the whole file (256)
              --nginx-workers N  nginx's worker processes (1)
              --node-heap SIZE   the node's heap (%s)
              --slow LIST        how many slow clients, such as 2000,10000 (2000)
              --window S         how long they read (60)
              --full             until they have the whole file instead, about 400 s
              --results DIR      where delivery.md and delivery.svg go (server-config/bench/results)
            """.formatted(names(), Role.NODE.heap());

    /**
     * The rounds of a case.
     *
     * @param warmUps for each server, not counted
     * @param measured for each server
     * @param length of each
     */
    record Rounds(int warmUps, int measured, Duration length) {}

    /**
     * The slow clients.
     *
     * @param counts how many, one siege each
     * @param window how long they read; nothing for the whole file
     */
    record Slow(List<Integer> counts, Duration window) {}

    /** Reads what a person typed; {@code home} is the project's folder. */
    static BenchOptions parse(List<String> typed, Path home) {
        Arguments arguments = Arguments.parse(OPTIONS, typed);
        return new BenchOptions(
                cases(arguments),
                new Rounds(
                        arguments.number("warm-ups", 0, 100).orElse(2),
                        arguments.number("rounds", 1, 1000).orElse(5),
                        Duration.ofSeconds(arguments.number("seconds", 1, 3600).orElse(5))),
                arguments.number("megabytes", 1, 4096).orElse(256) * (1L << 20),
                arguments.number("nginx-workers", 1, 256).orElse(1),
                Values.heap("--node-heap", arguments.value("node-heap").orElse(Role.NODE.heap())),
                slow(arguments),
                arguments.path("results").orElse(home.resolve("server-config/bench/results")));
    }

    private static Slow slow(Arguments arguments) {
        List<Integer> counts = Stream.of(arguments.value("slow").orElse("2000").split(",", -1))
                .map(text -> Values.number("--slow", text, 1, 60_000))
                .toList();
        int window = arguments.number("window", 1, 86_400).orElse(60);
        return new Slow(counts, Duration.ofSeconds(arguments.has("full") ? 0 : window));
    }

    private static Set<Case> cases(Arguments arguments) {
        return arguments
                .value("cases")
                .map(list -> Stream.of(list.split(",", -1))
                        .map(BenchOptions::named)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Case.class))))
                .orElseGet(() -> EnumSet.allOf(Case.class));
    }

    private static Case named(String name) {
        return Arrays.stream(Case.values())
                .filter(each -> each.option().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no case \"" + name + "\"; there are " + names() + "."));
    }

    private static String names() {
        return Stream.of(Case.values()).map(Case::option).collect(Collectors.joining(","));
    }
}
