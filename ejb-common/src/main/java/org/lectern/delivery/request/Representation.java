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
 * @param ranges which parts of it can be had
 */
public record Representation(EntityTag tag, Instant lastModified, long size, Ranges ranges) {
    /** What a client may ask for instead of the whole; it gets the whole where it asks for more than that. */
    public enum Ranges {
        NONE,
        /**
         * One part at a time: for coded content. {@code Content-Encoding} is said of what {@code Content-Type} names
         * once it is decoded (RFC 9110 §8.4), and a {@code multipart/byteranges} around coded parts is not coded.
         */
        ONE,
        ANY
    }

    public Representation {
        lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    }
}
