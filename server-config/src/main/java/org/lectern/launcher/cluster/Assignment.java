package org.lectern.launcher.cluster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.launcher.terminal.Refusal;

/** Settings given as {@code name=value}. */
public final class Assignment {
    private Assignment() {}

    /**
     * Reads assignments; the last one of a name wins.
     *
     * @throws Refusal if one has no {@code =}, or names what is no setting of Lectern
     */
    public static Map<String, String> parseAll(Collection<String> texts) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0 || !text.substring(0, equals).matches("lectern(\\.[a-z0-9-]+)+")) {
                throw Refusal.misuse("options.not-an-assignment", text);
            }
            all.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return all;
    }
}
