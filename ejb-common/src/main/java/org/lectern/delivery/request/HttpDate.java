package org.lectern.delivery.request;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of RFC 9110 §5.6.7: writes IMF-fixdate, reads that and the two obsolete forms. */
public final class HttpDate {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final String DAY = "(?:" + String.join("|", DAYS) + ")";
    private static final String LONG_DAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String TIME = "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(DAY + ", (?<day>\\d{2}) " + MONTH + " (?<year>\\d{4}) " + TIME + " GMT"),
            Pattern.compile(LONG_DAY + ", (?<day>\\d{2})-" + MONTH + "-(?<year>\\d{2}) " + TIME + " GMT"),
            Pattern.compile(DAY + " " + MONTH + " (?<day>[ \\d]\\d) " + TIME + " (?<year>\\d{4})"));

    private HttpDate() {}

    /** IMF-fixdate, in whole seconds. */
    public static String format(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(29);
        text.append(DAYS.get(utc.getDayOfWeek().getValue() - 1)).append(", ");
        digits(text, utc.getDayOfMonth(), 2).append(' ');
        text.append(MONTHS.get(utc.getMonthValue() - 1)).append(' ');
        digits(text, utc.getYear(), 4).append(' ');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        return digits(text, utc.getSecond(), 2).append(" GMT").toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    /**
     * The moment that {@code text} names in one of the three forms, or nothing. Two digits of a year mean the latest
     * year with them that is not more than 50 years ahead. The name of the day is not held against the date.
     */
    static Optional<Instant> parse(String text) {
        return parse(text, Clock.systemUTC());
    }

    static Optional<Instant> parse(String text, Clock clock) {
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(matcher -> read(matcher, clock));
    }

    private static Optional<Instant> read(Matcher matcher, Clock clock) {
        int second = number(matcher, "second");
        if (second > 60) {
            return Optional.empty();
        }
        boolean century = matcher.group("year").length() == 4;
        LocalDateTime limit =
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(50);
        int year = number(matcher, "year");
        try {
            LocalDateTime minute = LocalDateTime.of(
                    century ? year : limit.getYear() - Math.floorMod(limit.getYear() - year, 100),
                    MONTHS.indexOf(matcher.group("month")) + 1,
                    number(matcher, "day"),
                    number(matcher, "hour"),
                    number(matcher, "minute"));
            LocalDateTime time = minute.plusSeconds(second);
            boolean past = !century && time.isAfter(limit);
            return Optional.of((past ? time.minusYears(100) : time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group).strip());
    }
}
