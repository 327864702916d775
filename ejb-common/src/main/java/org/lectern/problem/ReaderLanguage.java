package org.lectern.problem;

import java.util.List;
import java.util.Locale;

/** In which of the two languages of this product somebody is answered: English or simplified Chinese. */
public final class ReaderLanguage {
    private ReaderLanguage() {}

    /**
     * The first of the two that the reader takes, or English.
     *
     * @param accepted what he takes, best first, as {@code Accept-Language} says (RFC 9110 section 12.5.4)
     */
    public static Locale of(List<Locale> accepted) {
        for (Locale locale : accepted) {
            if (locale.getLanguage().equals("zh")) {
                return Locale.SIMPLIFIED_CHINESE;
            }
            if (locale.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
