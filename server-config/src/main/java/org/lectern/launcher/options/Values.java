package org.lectern.launcher.options;

import org.lectern.launcher.terminal.Refusal;

/** Values of options and of environment variables, read from text. */
public final class Values {
    private Values() {}

    /**
     * A whole number within bounds.
     *
     * @param name the option or variable, for the refusal
     */
    public static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refusal.misuse("options.not-a-number", name, text, least, most)
                    .because(e);
        }
        throw Refusal.misuse("options.not-a-number", name, text, least, most);
    }

    /** A heap size as the JVM reads it, such as {@code 512m} or {@code 2g}. */
    public static String heap(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,6}[kmgKMG]")) {
            throw Refusal.misuse("options.not-a-heap", name, text);
        }
        return text;
    }

    /** A context root: a slash, and after it segments without one at the end. */
    public static String context(String name, String text) {
        if (!text.matches("/|(/[A-Za-z0-9._~-]+)+")) {
            throw Refusal.misuse("options.not-a-context", name, text);
        }
        return text;
    }
}
