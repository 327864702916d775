package org.lectern.content;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a package's page says about its meeting.
 *
 * @param title the meeting's title, any text
 * @param startsAt when it begins
 * @param endsAt when it ends
 * @param timeZone the zone in which times are shown
 * @param location where it is held, any text
 */
public record MeetingFacts(
        String title,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        ZoneId timeZone,
        Optional<String> location) {}
