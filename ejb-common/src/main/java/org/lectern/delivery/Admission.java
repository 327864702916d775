package org.lectern.delivery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.lectern.delivery.request.ByteRange;
import org.lectern.delivery.transfer.DeliveryOutcome;

/**
 * Lets so many requests of one kind in at once, so that they leave room for those of other kinds. Safe for use by several
 * threads.
 */
public final class Admission {
    private static final int LEAST_RETRY = 5;
    private static final int MOST_RETRY = 15;

    private final int atOnce;
    private final RandomGenerator random;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * Nobody is inside.
     *
     * @param atOnce how many may be
     */
    public Admission(int atOnce, RandomGenerator random) {
        this.atOnce = atOnce;
        this.random = random;
    }

    /** Lets one in, unless all places are taken. */
    public Optional<Pass> enter() {
        if (inside.incrementAndGet() > atOnce) {
            inside.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Pass());
    }

    /** When one who was sent away is to come again: not all at the same time. */
    public int retrySeconds() {
        return random.nextInt(LEAST_RETRY, MOST_RETRY + 1);
    }

    /** One place. It is free again when the answer has ended, or on closing if none has begun. */
    public final class Pass implements DeliveryListener, AutoCloseable {
        private final AtomicBoolean left = new AtomicBoolean();
        private volatile boolean begun;

        private Pass() {}

        @Override
        public void started(int status, List<ByteRange> ranges) {
            begun = true;
        }

        @Override
        public void finished(long bytesSent, DeliveryOutcome outcome) {
            leave();
        }

        @Override
        public void close() {
            if (!begun) {
                leave();
            }
        }

        private void leave() {
            if (left.compareAndSet(false, true)) {
                inside.decrementAndGet();
            }
        }
    }
}
