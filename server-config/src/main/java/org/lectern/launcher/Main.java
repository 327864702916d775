package org.lectern.launcher;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.launcher.terminal.Refusal;
import org.lectern.launcher.terminal.Terminal;
import org.lectern.launcher.terminal.Words;
import org.lectern.launcher.verb.Verbs;

/** The launcher's program: one verb with its options. */
public final class Main {
    private Main() {}

    /** Runs the verb and ends the process with its exit code. */
    public static void main(String[] typed) {
        Map<String, String> environment = System.getenv();
        Words words = Words.of(language(List.of(typed), environment));
        boolean live = "1".equals(environment.get("LECTERN_TERMINAL"));
        Terminal terminal = Terminal.ofProcess(words, live);
        System.exit(run(List.of(typed), terminal, environment));
    }

    private static int run(List<String> typed, Terminal terminal, Map<String, String> environment) {
        try {
            return Verbs.run(typed, terminal, environment);
        } catch (Refusal refusal) {
            terminal.err().println("lectern: " + refusal.in(terminal.words()));
            return refusal.exitCode();
        } catch (UncheckedIOException e) {
            terminal.err().println("lectern: " + terminal.words().say("failed.io", String.valueOf(e.getMessage())));
            return Refusal.FAILED;
        }
    }

    /** The language: {@code --lang}, else what the shell's locale says. */
    static String language(List<String> typed, Map<String, String> environment) {
        int option = typed.indexOf("--lang");
        Optional<String> asked = option >= 0 && option + 1 < typed.size()
                ? Optional.of(typed.get(option + 1))
                : typed.stream()
                        .filter(word -> word.startsWith("--lang="))
                        .map(word -> word.substring("--lang=".length()))
                        .findFirst();
        return asked.orElseGet(() -> List.of("LECTERN_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(""));
    }
}
