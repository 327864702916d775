package org.lectern.launcher.instance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A wait between two looks at something that another process does. */
public final class Pause {
    private Pause() {}

    /** Waits {@code duration}; false when the thread is asked to stop. */
    public static boolean of(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
        return !Thread.currentThread().isInterrupted();
    }
}
