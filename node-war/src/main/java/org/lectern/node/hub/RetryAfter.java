package org.lectern.node.hub;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads {@code Retry-After} (RFC 9110 §10.2.3). A date in it counts from the answer's {@code Date}, so that it does not
 * matter whether two clocks agree.
 */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait; empty if the answer does not say, or not in a form that can be read. */
    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(value -> read(value, headers));
    }

    private static Optional<Duration> read(String value, HttpHeaders headers) {
        if (value.length() <= MOST_DIGITS && !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return date(value)
                .flatMap(then -> headers.firstValue("Date")
                        .flatMap(RetryAfter::date)
                        .map(now -> now.isAfter(then) ? Duration.ZERO : Duration.between(now, then)));
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
