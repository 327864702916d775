package org.lectern.launcher.terminal;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How far a transfer has come: a bar that is redrawn on a live screen, one plain line per finished file elsewhere.
 *
 * <p>Thread-safe: the bytes may be counted on the HTTP client's threads.
 */
public final class ProgressBar {
    private static final int CELLS = 28;
    private static final Duration REDRAW = Duration.ofMillis(100);

    private final Terminal terminal;
    private final InstantSource time;
    private final long total;
    private final long startedAt;
    private long done;
    private long drawnAt;

    /** A bar for {@code total} bytes, starting now. */
    public ProgressBar(Terminal terminal, InstantSource time, long total) {
        this.terminal = terminal;
        this.time = time;
        this.total = total;
        this.startedAt = time.millis();
    }

    /** Counts {@code bytes} more; a negative number takes back what has to be sent again. */
    public synchronized void add(long bytes) {
        done += bytes;
        if (terminal.live() && time.millis() - drawnAt >= REDRAW.toMillis()) {
            draw();
        }
    }

    /** Says that one file is through. */
    public synchronized void file(String sentence) {
        if (terminal.live()) {
            draw();
        } else {
            terminal.err().println(sentence);
        }
    }

    /** Ends the bar's line. */
    public synchronized void close() {
        if (terminal.live() && total > 0) {
            draw();
            terminal.err().println();
        }
    }

    /** The line as it stands: bar, bytes, rate. */
    synchronized String line() {
        double share = total == 0 ? 1 : Math.min(1.0, (double) done / total);
        int full = (int) Math.floor(share * CELLS);
        long millis = Math.max(1, time.millis() - startedAt);
        return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] " + (int) (share * 100) + " %  " + Sizes.of(done)
                + " / " + Sizes.of(total) + "  " + Sizes.of(done * 1000 / millis) + "/s";
    }

    private void draw() {
        drawnAt = time.millis();
        terminal.err().print("\r" + line() + "\u001b[K");
        terminal.err().flush();
    }
}
