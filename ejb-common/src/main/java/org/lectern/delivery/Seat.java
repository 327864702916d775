package org.lectern.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for one request, among those that wait or those that are on their way; left once. */
public final class Seat {
    private final AtomicInteger taken;
    private final AtomicBoolean left = new AtomicBoolean();

    /** One of {@code taken}, which counts it already. */
    Seat(AtomicInteger taken) {
        this.taken = taken;
    }

    /** Leaves it; the second time it does nothing. */
    public void leave() {
        if (left.compareAndSet(false, true)) {
            taken.decrementAndGet();
        }
    }
}
