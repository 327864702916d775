package org.lectern.master.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.problem.Refusal;

/**
 * Some groups of a meeting's people, by name, such as {@code board} and {@code audit}. A group is no more than its name:
 * whoever has it belongs to it.
 *
 * @param names in alphabetical order
 */
public record Groups(Set<String> names) {
    /** No group. */
    public static final Groups NONE = new Groups(Set.of());

    private static final int MOST = 100;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public Groups {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /**
     * Reads what a client sent.
     *
     * @throws Refusal that names {@code field}
     */
    public static Groups parse(String field, List<String> names) {
        if (names.size() > MOST) {
            throw Refusal.ofField(field, "\"" + field + "\" has at most " + MOST + " groups.");
        }
        for (String name : names) {
            if (name == null || !name.matches(NAME)) {
                throw Refusal.ofField(
                        field,
                        "\"" + field
                                + "\" has names of groups: 1 to 64 of A-Z a-z 0-9 . _ - that begin with a letter or"
                                + " digit.");
            }
        }
        return new Groups(Set.copyOf(names));
    }

    /** Reads what {@link #toText} wrote. */
    public static Groups ofText(String text) {
        return new Groups(
                Stream.of(text.split(" ", -1)).filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The names, joined by spaces. */
    public String toText() {
        return String.join(" ", names);
    }

    /** Whether somebody of these groups belongs to one of {@code others}. */
    public boolean meet(Collection<String> others) {
        return !Collections.disjoint(names, others);
    }

    /** The names as JSON has them. */
    public List<String> toList() {
        return List.copyOf(names);
    }
}
