package org.lectern.delivery;

import org.lectern.settings.SettingsReader;

/**
 * How downloads are sent.
 *
 * @param limits how much they may take
 * @param bufferSize how many bytes are read and handed on at once, per download
 * @param queueLimit how many bytes may wait in the container for a slow client, per connection
 * @param copyUpTo the longest answer that is read into memory and leaves in one go, in bytes, at most 1 MiB; a longer
 *     one goes from file to socket inside the kernel, where that can be
 * @param front who sends whole files for us
 */
public record DeliverySettings(DeliveryLimits limits, int bufferSize, int queueLimit, int copyUpTo, Front front) {
    /** 64 KiB at once, 256 KiB waiting. */
    public static final DeliverySettings DEFAULT =
            new DeliverySettings(DeliveryLimits.DEFAULT, 64 << 10, 256 << 10, 64 << 10, Front.NONE);

    private static final int LEAST_BUFFER = 1 << 10;
    private static final int MOST_BUFFER = 16 << 20;
    private static final int MOST = 1 << 30;
    private static final int MOST_COPIED = 1 << 20;

    public DeliverySettings {
        if (bufferSize < LEAST_BUFFER || bufferSize > MOST_BUFFER) {
            throw new IllegalArgumentException("a download's buffer has 1 KiB to 16 MiB, not: " + bufferSize);
        }
        if (queueLimit < bufferSize || queueLimit > MOST) {
            throw new IllegalArgumentException("the queue has a buffer's size to 1 GiB, not: " + queueLimit);
        }
        if (copyUpTo < 0 || copyUpTo > MOST_COPIED) {
            throw new IllegalArgumentException("0 to 1 MiB are copied, not: " + copyUpTo);
        }
    }

    /**
     * Reads the settings {@code lectern.delivery.*}.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    public static DeliverySettings from(SettingsReader settings) {
        DeliveryLimits limits = DeliveryLimits.from(settings);
        long buffer = settings.size(
                "lectern.delivery.buffer-size", "64KiB", "How much of a download is read and handed on at once.");
        long queue = settings.size(
                "lectern.delivery.queue-limit", "256KiB", "How much may wait in memory for one slow client.");
        long copied = settings.size(
                "lectern.delivery.copy-up-to",
                "64KiB",
                "The longest answer that leaves in one go, out of memory; a longer one goes from the file.");
        settings.require(
                buffer >= LEAST_BUFFER && buffer <= MOST_BUFFER,
                "lectern.delivery.buffer-size is not from 1KiB to 16MiB: set 64KiB");
        settings.require(
                queue >= buffer && queue <= MOST,
                "lectern.delivery.queue-limit is less than lectern.delivery.buffer-size or more than 1GiB: set 256KiB");
        settings.require(copied <= MOST_COPIED, "lectern.delivery.copy-up-to is more than 1MiB: set 64KiB");
        settings.check();
        return new DeliverySettings(limits, (int) buffer, (int) queue, (int) copied, Front.from(settings));
    }
}
