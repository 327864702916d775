package org.lectern.launcher.terminal;

/**
 * Something that was asked for and cannot be done, with a sentence that tells a person why and what to do.
 *
 * <p>{@link #getMessage()} is English; {@link #in(Words)} says it in the person's language.
 */
public final class Refusal extends RuntimeException {
    /** The exit code for "could not do it". */
    public static final int FAILED = 1;

    /** The exit code for "asked wrongly". */
    public static final int MISUSED = 2;

    private final String key;
    private final transient Object[] values;
    private final int exitCode;

    private Refusal(int exitCode, String key, Object... values) {
        super(Words.english().say(key, values));
        this.exitCode = exitCode;
        this.key = key;
        this.values = values.clone();
    }

    /** A request that failed. */
    public static Refusal of(String key, Object... values) {
        return new Refusal(FAILED, key, values);
    }

    /** A request that was written wrongly: an unknown option, a value that cannot be. */
    public static Refusal misuse(String key, Object... values) {
        return new Refusal(MISUSED, key, values);
    }

    /** The same refusal, with what caused it for whoever reads a stack trace. */
    public Refusal because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The sentence in {@code words}'s language. */
    public String in(Words words) {
        return words.say(key, values);
    }
}
