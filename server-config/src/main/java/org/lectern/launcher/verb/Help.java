package org.lectern.launcher.verb;

import java.io.PrintStream;
import java.util.List;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.terminal.Terminal;
import org.lectern.launcher.terminal.Words;

/** Explains verbs and their options. */
final class Help {
    private Help() {}

    static void overview(List<Verb> verbs, Terminal terminal) {
        PrintStream out = terminal.out();
        out.println(terminal.words().say("help.title"));
        out.println();
        for (Verb verb : verbs) {
            out.println("  " + padded(verb.name() + " " + verb.operands(), 26)
                    + terminal.words().say("verb." + verb.name()));
        }
        out.println();
        out.println(terminal.words().say("help.more"));
    }

    static void of(Verb verb, List<Option> options, Words words, PrintStream out) {
        String operands = verb.operands().isEmpty() ? "" : " " + verb.operands();
        out.println("lectern " + verb.name() + operands + " " + words.say("help.options"));
        out.println(words.say("verb." + verb.name()));
        for (Option option : options) {
            String sentence = words.say(option.sentence());
            String typed = "  " + option.typed();
            out.println(typed.length() < 28 ? padded(typed, 28) + sentence : typed + "\n" + " ".repeat(28) + sentence);
        }
        out.flush();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
