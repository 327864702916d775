package org.lectern.content;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How values read on the page inside a package: escaped, and in Chinese and English where they are words. */
final class PageText {
    private static final List<String> WEEKDAYS = List.of("一", "二", "三", "四", "五", "六", "日");
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB", "PB", "EB");

    private PageText() {}

    /** The same words twice: Chinese, then English. Neither is escaped. */
    static String both(String chinese, String english) {
        return "<span lang=\"zh-CN\">" + chinese + "</span> <span lang=\"en\">" + english + "</span>";
    }

    /** Any text as HTML text or attribute value; control characters become spaces. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    /** A size to three digits, as file managers show it: 1 KB is 1024 bytes. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        String digits = String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
        return digits + " " + UNITS.get(unit);
    }

    /** What stands after the last dot of a name, in capitals, if it is a short one. */
    static Optional<String> extension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        boolean usable = extension.length() < name.length() && extension.matches("[A-Za-z0-9]{1,5}");
        return usable ? Optional.of(extension.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** A time in both languages. */
    static String time(ZonedDateTime at) {
        return both(chineseDay(at) + " " + CLOCK.format(at), englishDay(at) + ", " + CLOCK.format(at));
    }

    /** From a time to another, which names its day only if that is another day. */
    static String time(ZonedDateTime from, ZonedDateTime to) {
        boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
        String chineseTo = (oneDay ? "" : chineseDay(to) + " ") + CLOCK.format(to);
        String englishTo = (oneDay ? "" : englishDay(to) + ", ") + CLOCK.format(to);
        return both(
                chineseDay(from) + " " + CLOCK.format(from) + "–" + chineseTo,
                englishDay(from) + ", " + CLOCK.format(from) + "–" + englishTo);
    }

    /** A zone by its name and its offset at a time. */
    static String zone(ZonedDateTime at) {
        String offset = "UTC"
                + (at.getOffset().getTotalSeconds() == 0 ? "" : at.getOffset().getId());
        String name = at.getZone().getId();
        return escape(name.equals(at.getOffset().getId()) ? offset : name + ", " + offset);
    }

    private static String chineseDay(ZonedDateTime at) {
        return CHINESE_DAY.format(at) + "（星期" + WEEKDAYS.get(at.getDayOfWeek().getValue() - 1) + "）";
    }

    private static String englishDay(ZonedDateTime at) {
        return ENGLISH_DAY.format(at);
    }
}
