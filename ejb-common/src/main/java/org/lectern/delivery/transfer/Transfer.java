package org.lectern.delivery.transfer;

import java.io.IOException;

/** A way for the bytes of a response to leave. Safe for use by several threads. */
public interface Transfer {
    /**
     * Begins to send and returns at once. The status and headers are set, nothing is committed. From here on the
     * transfer sees to it that {@link Outgoing#end} is called.
     *
     * @throws IOException if it could not begin; then the caller ends it
     */
    void start(Outgoing outgoing) throws IOException;
}
