package org.lectern.content;

/** A path that some participant's computer could not hold, or could be fooled by. */
public final class InvalidPath extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    InvalidPath(String path, String reason) {
        super("the path \"" + printable(path) + "\" cannot be used: " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** The path as it was given, control characters and all. */
    public String path() {
        return path;
    }

    /** What is wrong and what to change, in plain English and free of control characters. */
    public String reason() {
        return reason;
    }

    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .limit(1100)
                .forEach(c -> shown.append(PathRules.isInvisible(c) ? PathRules.name(c) : Character.toString(c)));
        return shown.toString();
    }
}
