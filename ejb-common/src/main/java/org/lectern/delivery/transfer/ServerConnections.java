package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds the connection of a request. What the first request shows is said in the log once, and again whenever it
 * changes: whether this server is one that we know, and by which way bytes will leave.
 */
public final class ServerConnections {
    private static final System.Logger LOG = System.getLogger(ServerConnections.class.getName());

    private final int queueLimit;
    private final AtomicReference<String> said = new AtomicReference<>("");

    /**
     * Finds connections.
     *
     * @param queueLimit about how many bytes may wait for one client in the server's memory
     */
    public ServerConnections(int queueLimit) {
        this.queueLimit = queueLimit;
    }

    /** The connection of {@code request}. */
    public ServerConnection of(HttpServletRequest request) {
        try {
            ServerConnection found = new GrizzlyConnection(request, GrizzlyConnection.behind(request), queueLimit);
            say("Downloads leave by the socket of Grizzly over HTTP/1.1 without TLS, and by its output otherwise.");
            return found;
        } catch (ReflectiveOperationException | RuntimeException e) {
            say("Downloads leave by the servlet output, one for each connection: this server is none that we know (" + e
                    + ").");
            return new ClosingConnection();
        }
    }

    private void say(String words) {
        if (!words.equals(said.get()) && !words.equals(said.getAndSet(words))) {
            LOG.log(Level.INFO, words);
        }
    }
}
