package org.lectern.protocol;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;

/**
 * How fast a node may sync, by the clocks of its site.
 *
 * @param timeZone an IANA name, as in {@code Asia/Shanghai}
 * @param urgentExempt whether they do not hold for meetings that are under way or begin soon
 * @param limits of several that hold at a time, the lowest counts; where none holds there is no limit
 */
public record SyncLimits(String timeZone, boolean urgentExempt, List<SyncLimit> limits) {
    /** How many limits there may be. */
    public static final int MOST = 50;

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public SyncLimits {
        require(limits != null && !limits.isEmpty() && limits.size() <= MOST, "there are 1 to " + MOST + " limits");
        require(isZone(timeZone), "time_zone is an IANA name such as Asia/Shanghai");
        limits = List.copyOf(limits);
        limits.forEach(SyncLimits::check);
    }

    /** How many bytes a second may come at a moment; empty without limit. */
    public OptionalLong at(Instant now) {
        ZonedDateTime local = now.atZone(ZoneId.of(timeZone));
        return limits.stream()
                .filter(limit -> holds(limit, local))
                .mapToLong(SyncLimit::bytesPerSecond)
                .min();
    }

    private static boolean holds(SyncLimit limit, ZonedDateTime local) {
        int second = local.toLocalTime().toSecondOfDay();
        int from = seconds(limit.from());
        int to = seconds(limit.to());
        if (from < to) {
            return second >= from && second < to && isOn(limit, local.getDayOfWeek());
        }
        return second >= from
                ? isOn(limit, local.getDayOfWeek())
                : second < to && isOn(limit, local.getDayOfWeek().minus(1));
    }

    private static boolean isOn(SyncLimit limit, DayOfWeek day) {
        return limit.days()
                .map(days -> days.contains(DAYS.get(day.getValue() - 1)))
                .orElse(true);
    }

    private static void check(SyncLimit limit) {
        require(isTime(limit.from()) && !limit.from().equals("24:00"), "from is a time such as 08:00");
        require(isTime(limit.to()), "to is a time such as 18:00, at most 24:00");
        require(!limit.from().equals(limit.to()), "from and to differ: a whole day is from 00:00 to 24:00");
        require(limit.bytesPerSecond() >= 1024, "bytes_per_second is at least 1024");
        require(
                limit.days()
                        .map(days -> !days.isEmpty() && DAYS.containsAll(days))
                        .orElse(true),
                "days are some of " + String.join(" ", DAYS));
    }

    private static boolean isZone(String name) {
        try {
            return name != null && name.length() <= 64 && ZoneId.of(name) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        return text != null && text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    }

    private static int seconds(String time) {
        return time.equals("24:00") ? 24 * 60 * 60 : LocalTime.parse(time).toSecondOfDay();
    }

    private static void require(boolean holds, String form) {
        if (!holds) {
            throw new IllegalArgumentException(form);
        }
    }
}
