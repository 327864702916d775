package org.lectern.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The connection that a response goes out on, for what the servlet API has no word for. */
interface ServerConnection {
    /**
     * Makes it ready for a large response, before anything is committed.
     *
     * @param queueLimit about how many bytes may wait for the client in the server's memory
     */
    void prepare(HttpServletResponse response, int queueLimit);

    /** Breaks off the response, so that the client sees that something is missing. Its context is completed next. */
    void cut() throws IOException;
}
