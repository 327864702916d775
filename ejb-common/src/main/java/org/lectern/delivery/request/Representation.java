package org.lectern.delivery.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a request is about, as far as RFC 9110 §13 and §14 ask.
 *
 * @param tag its strong entity tag
 * @param lastModified when these bytes were published; kept in whole seconds, as HTTP knows no finer. Whoever makes it
 *     promises that no other bytes of the same resource have a date within the same second
 * @param size how many bytes it has
 * @param inRanges whether parts of it can be had
 */
public record Representation(EntityTag tag, Instant lastModified, long size, boolean inRanges) {
    public Representation {
        lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    }
}
