package org.lectern.delivery;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How much downloads may take.
 *
 * @param timeout how long one response may take; one that is unfinished then is cut, and its client can resume
 * @param patience how long a client may take nothing before it is cut
 * @param grace how long a stop waits for what is on its way
 * @param atOnce how many responses may be on their way at once, and how many requests may wait for what a server has to
 *     fetch first; whoever comes then is told when to come again
 * @param rate how many bytes a second all responses may take together; 0 for no limit
 * @param rateEach how many bytes a second one response may take; 0 for no limit
 */
public record DeliveryLimits(
        Duration timeout, Duration patience, Duration grace, int atOnce, long rate, long rateEach) {
    /** Six hours: 1 GB for a client that takes 50 KB a second. */
    public static final DeliveryLimits DEFAULT =
            new DeliveryLimits(Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofSeconds(20), 20_000, 0, 0);

    private static final long LEAST_RATE = 1 << 10;

    public DeliveryLimits {
        if (timeout.isNegative() || timeout.isZero() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a download may take more than no time");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a stop does not wait less than no time");
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one download at once, not: " + atOnce);
        }
        if (rate < 0 || rateEach < 0) {
            throw new IllegalArgumentException("a rate is 0 for no limit, or more");
        }
    }

    static DeliveryLimits from(SettingsReader settings) {
        Duration timeout = settings.duration(
                "lectern.delivery.timeout", "PT6H", "How long one download may take before it is cut.");
        Duration patience = settings.duration(
                "lectern.delivery.patience", "PT1M", "How long a client may take nothing before its download is cut.");
        Duration grace = settings.duration(
                "lectern.delivery.grace", "PT20S", "How long a stop waits for downloads that are on their way.");
        int atOnce = settings.number(
                "lectern.delivery.at-once", 20_000, 1, 1_000_000, "How many downloads may be on their way at once.");
        long rate = rate(settings, "lectern.delivery.rate", "How much all downloads together may take a second.");
        long rateEach = rate(settings, "lectern.delivery.rate-each", "How much one download may take a second.");
        settings.check();
        return new DeliveryLimits(timeout, patience, grace, atOnce, rate, rateEach);
    }

    private static long rate(SettingsReader settings, String name, String meaning) {
        long rate = settings.size(name, "0B", meaning + " 0 for no limit.");
        settings.require(
                rate == 0 || rate >= LEAST_RATE, name + " is below 1KiB a second: set 1MiB, or 0 for no limit");
        return rate;
    }
}
