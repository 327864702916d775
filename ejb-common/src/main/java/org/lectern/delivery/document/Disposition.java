package org.lectern.delivery.document;

import java.util.Locale;
import org.lectern.problem.Refusal;

/** Whether a browser shows a document or saves it (RFC 6266 §4.2). */
public enum Disposition {
    INLINE,
    ATTACHMENT;

    /**
     * Reads {@code inline} or {@code attachment}.
     *
     * @throws Refusal that names the parameter
     */
    static Disposition parse(String text) {
        for (Disposition disposition : values()) {
            if (disposition.name().toLowerCase(Locale.ROOT).equals(text)) {
                return disposition;
            }
        }
        throw Refusal.ofField("disposition", "The disposition is inline or attachment.");
    }
}
