package org.lectern.launcher.terminal;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences that a person sees, in one language.
 *
 * <p>A sentence is written with {@code {0}}, {@code {1}}, … where its values go; numbers appear as they are, without
 * digit groups, because most of them are ports and process ids.
 */
public final class Words {
    private static final String BUNDLE = "org.lectern.launcher.terminal.words";

    private final ResourceBundle bundle;

    private Words(Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Plain English, for logs and exceptions. */
    public static Words english() {
        return new Words(Locale.ROOT);
    }

    /**
     * The language that {@code text} asks for.
     *
     * @param text a language tag or a POSIX locale, such as {@code zh-CN} or {@code zh_CN.UTF-8}; whatever is not
     *     Chinese is answered in English
     */
    public static Words of(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("zh") ? new Words(Locale.SIMPLIFIED_CHINESE) : english();
    }

    /** The tag of this language. */
    public String language() {
        return bundle.getLocale().equals(Locale.SIMPLIFIED_CHINESE) ? "zh-CN" : "en";
    }

    /** The sentence named {@code key} with its values. */
    public String say(String key, Object... values) {
        String sentence = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return sentence;
    }
}
