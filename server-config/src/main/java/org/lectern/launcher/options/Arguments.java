package org.lectern.launcher.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.launcher.terminal.Refusal;

/** What a person typed after a verb, checked against the verb's options. */
public final class Arguments {
    private final List<String> words;
    private final Map<String, List<String>> values;

    private Arguments(List<String> words, Map<String, List<String>> values) {
        this.words = List.copyOf(words);
        this.values = values;
    }

    /**
     * Reads {@code typed}: {@code --name value}, {@code --name=value}, {@code -f} for a flag that begins with f, plain
     * words; {@code --} ends the options.
     *
     * @throws Refusal naming the option that is unknown, lacks its value or comes twice
     */
    public static Arguments parse(List<Option> options, List<String> typed) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.equals("--")) {
                words.addAll(typed.subList(i + 1, typed.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = find(options, name);
            Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            if (!option.isFlag() && attached.isEmpty() && ++i == typed.size()) {
                throw Refusal.misuse("options.value-missing", "--" + option.name(), option.value());
            }
            int at = i;
            add(values, option, name, option.isFlag() ? attached : attached.or(() -> Optional.of(typed.get(at))));
        }
        return new Arguments(words, values);
    }

    private static void add(Map<String, List<String>> values, Option option, String name, Optional<String> value) {
        if (option.isFlag() && value.isPresent()) {
            throw Refusal.misuse("options.value-unwanted", name);
        }
        List<String> given = values.computeIfAbsent(option.name(), k -> new ArrayList<>());
        if (!given.isEmpty() && !option.repeatable()) {
            throw Refusal.misuse("options.twice", name);
        }
        given.add(value.orElse(""));
    }

    private static Option find(List<Option> options, String typed) {
        if (typed.startsWith("--")) {
            String name = typed.substring(2);
            return options.stream()
                    .filter(option -> option.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(options, typed));
        }
        return options.stream()
                .filter(option ->
                        option.isFlag() && typed.equals("-" + option.name().charAt(0)))
                .findFirst()
                .orElseThrow(() -> unknown(options, typed));
    }

    private static Refusal unknown(List<Option> options, String typed) {
        List<String> names =
                options.stream().map(option -> "--" + option.name()).toList();
        return Spelling.nearest(typed, names)
                .map(near -> Refusal.misuse("options.unknown-near", typed, near))
                .orElseGet(() -> Refusal.misuse("options.unknown", typed));
    }

    /** The plain words, in order. */
    public List<String> words() {
        return words;
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** The option's value, when it was given. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option)).map(given -> given.get(0));
    }

    /** All values of a repeatable option. */
    public List<String> all(String option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** The option as a whole number between {@code least} and {@code most}. */
    public Optional<Integer> number(String option, int least, int most) {
        return value(option).map(text -> Values.number("--" + option, text, least, most));
    }

    /** The option as a path, made absolute. */
    public Optional<Path> path(String option) {
        return value(option).map(text -> {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw Refusal.misuse("options.not-a-path", "--" + option, text).because(e);
            }
        });
    }

    /** The option as an http or https address. */
    public Optional<URI> address(String option) {
        return value(option).map(text -> {
            try {
                URI uri = new URI(text);
                if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                throw Refusal.misuse("options.not-an-address", "--" + option, text)
                        .because(e);
            }
            throw Refusal.misuse("options.not-an-address", "--" + option, text);
        });
    }
}
