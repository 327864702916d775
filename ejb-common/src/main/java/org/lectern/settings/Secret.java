package org.lectern.settings;

/** A text that never shows itself: only {@link #reveal} gives it away. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The text itself, for the one place that needs it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
