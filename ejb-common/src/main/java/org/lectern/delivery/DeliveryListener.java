package org.lectern.delivery;

import java.util.List;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.DeliveryOutcome;

/**
 * Is told what became of one answer. Each method is called exactly once, {@link #started} first and by the caller of
 * {@link Delivery#serve}. {@link #finished} must not block, and may come from a thread that does not belong to the
 * application: whoever needs transactions or injected things hands on to an executor of the server's.
 */
public interface DeliveryListener {
    /** Pays no attention. */
    DeliveryListener NONE = new DeliveryListener() {
        @Override
        public void started(int status, List<ByteRange> ranges) {}

        @Override
        public void finished(long bytesSent, DeliveryOutcome outcome) {}
    };

    /**
     * The answer is decided on.
     *
     * @param status the HTTP status
     * @param ranges what is sent, with a 206 only
     */
    void started(int status, List<ByteRange> ranges);

    /**
     * The answer has ended.
     *
     * @param bytesSent how many bytes of content the server took; 0 for an answer that has none
     */
    void finished(long bytesSent, DeliveryOutcome outcome);
}
