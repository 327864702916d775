package org.lectern.delivery;

import java.time.Duration;
import org.lectern.settings.SettingsReader;

/**
 * How downloads are sent.
 *
 * @param timeout how long one response may take; one that is unfinished then is cut, and its client can resume
 * @param bufferSize how many bytes are read and handed on at once, per download
 * @param queueLimit how many bytes may wait in the container for a slow client, per connection
 */
public record DeliverySettings(Duration timeout, int bufferSize, int queueLimit) {
    /** Six hours: 1 GB for a client that takes 50 KB a second. 64 KiB at once, 256 KiB waiting. */
    public static final DeliverySettings DEFAULT = new DeliverySettings(Duration.ofHours(6), 64 << 10, 256 << 10);

    private static final int LEAST_BUFFER = 1 << 10;
    private static final int MOST_BUFFER = 16 << 20;
    private static final int MOST_QUEUE = 1 << 30;

    public DeliverySettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the time for a download is more than nothing, not: " + timeout);
        }
        if (bufferSize < LEAST_BUFFER || bufferSize > MOST_BUFFER) {
            throw new IllegalArgumentException("a download's buffer has 1 KiB to 16 MiB, not: " + bufferSize);
        }
        if (queueLimit < bufferSize || queueLimit > MOST_QUEUE) {
            throw new IllegalArgumentException("the queue has a buffer's size to 1 GiB, not: " + queueLimit);
        }
    }

    /**
     * Reads the settings {@code lectern.delivery.*}.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    public static DeliverySettings from(SettingsReader settings) {
        Duration timeout = settings.duration(
                "lectern.delivery.timeout", "PT6H", "How long one download may take before it is cut.");
        long buffer = settings.size(
                "lectern.delivery.buffer-size", "64KiB", "How much of a download is read and handed on at once.");
        long queue = settings.size(
                "lectern.delivery.queue-limit", "256KiB", "How much may wait in memory for one slow client.");
        settings.require(
                buffer >= LEAST_BUFFER && buffer <= MOST_BUFFER,
                "lectern.delivery.buffer-size is not from 1KiB to 16MiB: set 64KiB");
        settings.require(
                queue >= buffer && queue <= MOST_QUEUE,
                "lectern.delivery.queue-limit is less than lectern.delivery.buffer-size or more than 1GiB: set 256KiB");
        settings.check();
        return new DeliverySettings(timeout, (int) buffer, (int) queue);
    }
}
