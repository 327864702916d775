package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Finds the connection of a request. By which ways bytes will leave is said in the log before the first request: Grizzly
 * is known by its types, Undertow by the class loader of WildFly, whose applications see none of its types, and then by
 * the class of a request; on any other server no request is searched.
 */
public final class ServerConnections {
    private static final System.Logger LOG = System.getLogger(ServerConnections.class.getName());

    private final int queueLimit;
    private final Ways ways;
    private final Way undertow = new Way("the channel of Undertow", Optional.empty(), System::nanoTime);

    /**
     * Finds connections of the server that this thread runs in.
     *
     * @param queueLimit about how many bytes may wait for one client in the server's memory
     */
    public ServerConnections(int queueLimit) {
        this(queueLimit, Thread.currentThread().getContextClassLoader());
    }

    private ServerConnections(int queueLimit, ClassLoader server) {
        this(queueLimit, Ways.of(server));
        LOG.log(Level.INFO, "Downloads past the servlet API: {0}.", named(server));
    }

    /** The ways of the server that {@code server} is the class loader of an application in. */
    String named(ClassLoader server) {
        if (server.getClass().getName().startsWith("org.jboss.modules.")) {
            return undertow.toString();
        }
        return Ways.isGrizzly(server) ? ways.toString() : "none is known on this server";
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
        } else if (UndertowConnection.isBehind(request) && undertow.isOpen()) {
            try {
                return new UndertowConnection(request);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                undertow.failed(e);
            }
        }
        return new ClosingConnection();
    }
}
