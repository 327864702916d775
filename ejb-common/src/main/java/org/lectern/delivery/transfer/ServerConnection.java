package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The connection that one response goes out on, for what the servlet API has no word for. */
public interface ServerConnection {
    /**
     * Makes it ready for a large response, before anything is committed.
     *
     * @param queueLimit about how many bytes may wait for the client in the server's memory
     */
    void prepare(HttpServletResponse response, int queueLimit);

    /**
     * Whether the connection has room, where the response's own output does not know that.
     *
     * @param later what to run once it has if it has none now, on a thread of the server that must not be held up
     */
    boolean hasRoom(Runnable later);

    /** Runs {@code action} when the client goes away, on a thread of the server that must not be held up. */
    void whenClosed(Runnable action);

    /** Forgets what was to be done when the client goes away: the connection may live on for other requests. */
    void release();

    /** Breaks off the response, so that the client sees that something is missing. Its context is completed next. */
    void cut() throws IOException;
}
