package org.lectern.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.lectern.launcher.instance.Pause;

/** Waits for what other processes bring about. */
final class Eventually {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns how long it took until {@code condition} held; fails after {@code patience}. */
    static Duration until(String what, Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos() || !Pause.of(BETWEEN_LOOKS)) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
