package org.lectern.delivery;

import java.util.Optional;

/**
 * Is told what became of one answer. Each method is called exactly once, {@link #started} first and by the caller of
 * {@link Delivery#serve}. {@link #finished} must not block, and may come from a thread that does not belong to the
 * application: whoever needs transactions or injected things hands on to an executor of the server's.
 */
public interface DeliveryListener {
    /** Pays no attention. */
    DeliveryListener NONE = new DeliveryListener() {
        @Override
        public void started(int status, Optional<ByteRange> range) {}

        @Override
        public void finished(long bytesSent, DeliveryOutcome outcome) {}
    };

    /**
     * The answer is decided on.
     *
     * @param status the HTTP status
     * @param range what is sent, with a 206 only
     */
    void started(int status, Optional<ByteRange> range);

    /**
     * The answer has ended.
     *
     * @param bytesSent how many bytes of content the server took; 0 for an answer that has none
     */
    void finished(long bytesSent, DeliveryOutcome outcome);
}
