package org.lectern.master.fleet;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says what is wrong with a node, in English or Chinese. */
final class NodeWords {
    /** A heartbeat may be so long under way, and clocks in step so far apart. */
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final Locale locale;
    private final ResourceBundle words;

    NodeWords(Locale locale) {
        this.locale = locale;
        words = ResourceBundle.getBundle(
                "org.lectern.master.fleet.words",
                locale,
                NodeWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What a clock that is so far ahead means; empty if it is nearly right. */
    String ofClock(Duration ahead) {
        if (ahead.abs().compareTo(TOLERATED) < 0) {
            return "";
        }
        return say(ahead.isNegative() ? "clock.behind" : "clock.ahead", length(ahead.abs()));
    }

    private String length(Duration time) {
        if (time.toDays() > 0) {
            return say("days", time.toDays(), time.toHoursPart());
        }
        return time.toHours() > 0
                ? say("hours", time.toHours(), time.toMinutesPart())
                : say("minutes", time.toMinutes(), time.toSecondsPart());
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }
}
