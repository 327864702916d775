package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;

/**
 * Finds the connection of a request. By which ways bytes will leave is known, and said in the log, before the first
 * request; on a server that we do not know no request is searched.
 */
public final class ServerConnections {
    private static final System.Logger LOG = System.getLogger(ServerConnections.class.getName());

    private final int queueLimit;
    private final Ways ways;

    /**
     * Finds connections of the server that this thread runs in.
     *
     * @param queueLimit about how many bytes may wait for one client in the server's memory
     */
    public ServerConnections(int queueLimit) {
        this(queueLimit, Ways.of(Thread.currentThread().getContextClassLoader()));
        LOG.log(Level.INFO, "Downloads past the servlet API: {0}.", ways);
    }

    ServerConnections(int queueLimit, Ways ways) {
        this.queueLimit = queueLimit;
        this.ways = ways;
    }

    /** The connection of {@code request}. */
    public ServerConnection of(HttpServletRequest request) {
        if (ways.connection().isOpen()) {
            try {
                return new GrizzlyConnection(request, GrizzlyConnection.behind(request), ways, queueLimit);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                ways.connection().failed(e);
            }
        }
        return new ClosingConnection();
    }
}
