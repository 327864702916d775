package org.lectern.master.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.problem.Refusal;

/**
 * What a secretary says of a meeting: the body of {@code PUT /meetings/{id}}.
 *
 * @param title 1 to 500 characters
 * @param startsAt with offset, as in {@code 2026-12-01T09:00:00+08:00}
 * @param endsAt after {@code startsAt}
 * @param timeZone an IANA name; UTC when absent
 * @param location at most 500 characters
 * @param agenda in order; when absent, the agenda stays as it is
 */
public record MeetingFields(
        @Nullable String title,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String timeZone,
        @Nullable String location,
        @Nullable List<AgendaField> agenda) {
    private static final int LONGEST = 500;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Checks the fields.
     *
     * @throws Refusal that names the first field at fault
     */
    public MeetingFields {
        title = text("title", title);
        if (title == null || title.isEmpty()) {
            throw Refusal.ofField("title", "A meeting has a title.");
        }
        location = text("location", location);
        timeZone = timeZone == null ? "UTC" : timeZone;
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Refusal.ofField("time_zone", "\"time_zone\" is an IANA name such as Asia/Shanghai.");
        }
        startsAt = time("starts_at", startsAt);
        endsAt = time("ends_at", endsAt);
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw Refusal.ofField("ends_at", "\"ends_at\" is after \"starts_at\".");
        }
    }

    String checkedTitle() {
        return Optional.ofNullable(title).orElseThrow();
    }

    String checkedTimeZone() {
        return Optional.ofNullable(timeZone).orElseThrow();
    }

    /** Holds a time to what every database keeps: microseconds of the years 1 to 9999. */
    private static @Nullable Instant time(String field, @Nullable Instant value) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
            throw Refusal.ofField(field, "\"" + field + "\" is in the years 1 to 9999.");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** Strips a text and holds it to one line of at most 500 characters. */
    static @Nullable String text(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.length() > LONGEST) {
            throw Refusal.ofField(field, "\"" + field + "\" has at most " + LONGEST + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.ofField(field, "\"" + field + "\" is one line without control characters.");
        }
        return text;
    }

    /**
     * An agenda item.
     *
     * @param path the folder of its documents
     * @param title taken from the folder's name when absent
     */
    public record AgendaField(
            @Nullable String path, @Nullable String title) {}
}
