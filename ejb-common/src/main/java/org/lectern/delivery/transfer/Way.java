package org.lectern.delivery.transfer;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A way past the servlet API, and whether it is open. One of which a part is missing in this server never is; one that
 * fails is closed for a while, so that the next downloads leave in another way, and says so. Safe for use by several
 * threads.
 */
final class Way {
    private static final System.Logger LOG = System.getLogger(Way.class.getName());

    private static final Duration REST = Duration.ofMinutes(1);

    private final String name;
    private final Optional<String> missing;
    private final LongSupplier nanoTime;
    /** When it is open again. */
    private final AtomicLong opens;

    /**
     * A way.
     *
     * @param name what the log calls it
     * @param missing what of the server it needs and has not found
     * @param nanoTime a clock as {@link System#nanoTime()} is one
     */
    Way(String name, Optional<String> missing, LongSupplier nanoTime) {
        this.name = name;
        this.missing = missing;
        this.nanoTime = nanoTime;
        opens = new AtomicLong(nanoTime.getAsLong());
    }

    boolean isOpen() {
        return missing.isEmpty() && nanoTime.getAsLong() - opens.get() >= 0;
    }

    /** Closes it for a while, unless {@code failure} is about the client: a broken connection is no fault of the way. */
    void failed(Throwable failure) {
        Throwable cause = failure instanceof InvocationTargetException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        long known = opens.get();
        long now = nanoTime.getAsLong();
        if (!(cause instanceof IOException) && now - known >= 0 && opens.compareAndSet(known, now + REST.toNanos())) {
            LOG.log(Level.WARNING, "Downloads do without " + name + " for " + REST.toSeconds() + " s", cause);
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return name
                + missing.map(part -> " off (this server has no " + part + ")").orElse(" on");
    }
}
