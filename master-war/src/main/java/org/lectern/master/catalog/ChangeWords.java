package org.lectern.master.catalog;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.StringJoiner;

/** Says in one sentence what publishing changed, in English or Chinese. */
final class ChangeWords {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final ResourceBundle words;

    ChangeWords(Locale locale) {
        words = ResourceBundle.getBundle(
                "org.lectern.master.catalog.words",
                locale,
                ChangeWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * What a version changed.
     *
     * @param size of its package, in bytes
     * @param count of its documents
     */
    String of(long size, int count, Changes changes) {
        String travel = say("travel", size(changes.travels()), size(size));
        if (changes.since().isEmpty()) {
            return say("first", count, size(size));
        }
        if (changes.count() == 0) {
            return say("none", travel);
        }
        List<Changes.Change> documents = changes.documents().orElse(List.of());
        if (changes.count() == 1 && documents.size() == 1) {
            return say(
                    "one",
                    subject(documents.get(0)),
                    words.getString("is." + documents.get(0).kind()),
                    travel);
        }
        return say("many", counts(changes), travel);
    }

    /** That publishing made no new version. */
    String unchanged(int version) {
        return say("unchanged", version);
    }

    private String subject(Changes.Change change) {
        String name = change.path().substring(change.path().lastIndexOf('/') + 1);
        return change.item().map(item -> say("subject", item, name)).orElse(name);
    }

    private String counts(Changes changes) {
        StringJoiner joined = new StringJoiner(words.getString("comma"));
        count(joined, "replaced", changes.replaced());
        count(joined, "added", changes.added());
        count(joined, "renamed", changes.renamed());
        count(joined, "removed", changes.removed());
        return joined.toString();
    }

    private void count(StringJoiner joined, String kind, int count) {
        if (count > 0) {
            joined.add(say((count == 1 ? "single." : "several.") + kind, count));
        }
    }

    /** Powers of 1000, with a decimal below ten. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = unit > 0 && value < 9.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, value) + " " + UNITS[unit];
    }

    /** Values are put in as they are, also those that look like places for other values. */
    private String say(String key, Object... values) {
        String sentence = words.getString(key);
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int at = sentence.indexOf('{'); at >= 0; at = sentence.indexOf('{', from)) {
            said.append(sentence, from, at).append(values[sentence.charAt(at + 1) - '0']);
            from = at + 3;
        }
        return said.append(sentence.substring(from)).toString();
    }
}
