package org.lectern.launcher.options;

/**
 * One option of a verb.
 *
 * @param name without its dashes
 * @param value what its value is called in the help, empty for a flag
 * @param repeatable whether it may be given more than once
 */
public record Option(String name, String value, boolean repeatable) {

    /** An option that is there or not. */
    public static Option flag(String name) {
        return new Option(name, "", false);
    }

    /** An option with a value. */
    public static Option of(String name, String value) {
        return new Option(name, value, false);
    }

    /** An option with a value that may be given several times. */
    public static Option many(String name, String value) {
        return new Option(name, value, true);
    }

    boolean isFlag() {
        return value.isEmpty();
    }

    /** The option as it is typed. */
    public String typed() {
        return isFlag() ? "--" + name : "--" + name + " " + value;
    }

    /** The key of the sentence that explains it. */
    public String sentence() {
        return "option." + name;
    }
}
