package org.lectern.node.stop;

/**
 * Told once, before the server closes this application to requests. The stop waits for those who observe it, in the
 * order of their priorities.
 */
public record Stopping() {
    /** Priority of who tells others that this node stops. */
    public static final int TELL = 1000;

    /** Priority of who waits for those who are being served. */
    public static final int WAIT = 2000;
}
