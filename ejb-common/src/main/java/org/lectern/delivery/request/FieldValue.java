package org.lectern.delivery.request;

import java.util.ArrayList;
import java.util.List;

/** The rules of RFC 9110 §5.6 that all header fields share. */
final class FieldValue {
    private FieldValue() {}

    /** Takes off the spaces and tabs (§5.6.3) that a value, or an element of a list, may have around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * The elements of a list (§5.6.1.2) without the blanks around them; empty ones are left out. A comma between quotes
     * is part of its element. A quote that is never closed reaches to the end. There is no escaping, as entity tags
     * have none.
     */
    static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at <= list.length(); at++) {
            boolean end = at == list.length();
            if (end || (list.charAt(at) == ',' && !quoted)) {
                String element = trimmed(list.substring(from, at));
                if (!element.isEmpty()) {
                    elements.add(element);
                }
                from = at + 1;
            } else if (list.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return elements;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
