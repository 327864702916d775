package org.lectern.launcher.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.launcher.instance.Home;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.options.Spelling;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;

/** All verbs: finds the one that was typed, explains it or runs it. */
public final class Verbs {
    private static final List<Verb> ALL = List.of(
            new Demo(),
            new Up(),
            new Down(),
            new Status(),
            new Logs(),
            new Import(),
            new MeetingMove("publish"),
            new MeetingMove("activate"),
            new Run(),
            new Sample(),
            new Archive());
    private static final List<Option> COMMON = List.of(Option.flag("help"), Option.of("lang", "en|zh-CN"));

    private Verbs() {}

    /**
     * Runs what was typed.
     *
     * @return the exit code
     * @throws Refusal if it was typed wrongly or cannot be done
     */
    public static int run(List<String> typed, Terminal terminal, Map<String, String> environment) {
        if (typed.isEmpty() || List.of("help", "--help", "-h").contains(typed.get(0))) {
            Help.overview(ALL, terminal);
            return typed.isEmpty() ? Refusal.MISUSED : 0;
        }
        Verb verb = find(typed.get(0));
        List<Option> options = new ArrayList<>(verb.options());
        options.addAll(COMMON);
        Arguments arguments = parse(verb, options, typed.subList(1, typed.size()), terminal);
        if (arguments.has("help")) {
            Help.of(verb, options, terminal.words(), terminal.out());
            return 0;
        }
        return verb.run(arguments, new Desk(Home.find(), terminal, environment));
    }

    private static Arguments parse(Verb verb, List<Option> options, List<String> typed, Terminal terminal) {
        try {
            Arguments arguments = Arguments.parse(options, typed);
            if (arguments.words().size() > verb.mostWords()) {
                throw Refusal.misuse("options.word", arguments.words().get(verb.mostWords()));
            }
            return arguments;
        } catch (Refusal refusal) {
            Help.of(verb, options, terminal.words(), terminal.err());
            throw refusal;
        }
    }

    private static Verb find(String name) {
        Optional<Verb> verb =
                ALL.stream().filter(known -> known.name().equals(name)).findFirst();
        return verb.orElseThrow(
                () -> Spelling.nearest(name, ALL.stream().map(Verb::name).toList())
                        .map(near -> Refusal.misuse("verb.unknown-near", name, near))
                        .orElseGet(() -> Refusal.misuse("verb.unknown", name)));
    }
}
