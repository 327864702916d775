package org.lectern.content;

import java.util.List;

/** The order behind {@link DocumentPath#NATURAL}: digit runs as numbers of any length, all else by code point. */
final class NaturalOrder {
    private NaturalOrder() {}

    /** Compares two paths name by name, and by their characters when only leading zeros tell them apart. */
    static int compare(String a, List<String> namesOfA, String b, List<String> namesOfB) {
        int shared = Math.min(namesOfA.size(), namesOfB.size());
        for (int i = 0; i < shared; i++) {
            int order = compareNames(namesOfA.get(i), namesOfB.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(namesOfA.size(), namesOfB.size());
        return order != 0 ? order : a.compareTo(b);
    }

    private static int compareNames(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endOfA = endOfDigits(a, i);
                int endOfB = endOfDigits(b, j);
                int order = compareNumbers(a.substring(i, endOfA), b.substring(j, endOfB));
                if (order != 0) {
                    return order;
                }
                i = endOfA;
                j = endOfB;
            } else {
                int c = a.codePointAt(i);
                int d = b.codePointAt(j);
                if (c != d) {
                    return Integer.compare(c, d);
                }
                i += Character.charCount(c);
                j += Character.charCount(d);
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int compareNumbers(String a, String b) {
        String significantA = withoutLeadingZeros(a);
        String significantB = withoutLeadingZeros(b);
        int order = Integer.compare(significantA.length(), significantB.length());
        return order != 0 ? order : significantA.compareTo(significantB);
    }

    private static String withoutLeadingZeros(String digits) {
        int i = 0;
        while (i < digits.length() && digits.charAt(i) == '0') {
            i++;
        }
        return digits.substring(i);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
