package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** The connection that one response goes out on, for what the servlet API has no word for. */
public interface ServerConnection {
    /** Makes it ready for a large response, before anything is committed. */
    void prepare(HttpServletResponse response);

    /**
     * Whether the connection has room, where the response's own output does not know that.
     *
     * @param later what to run once it has if it has none now, on a thread of the server that must not be held up
     */
    boolean hasRoom(Runnable later);

    /** Whether {@link #toSocket} can be tried: HTTP/1.1 without TLS on a server that we know. */
    boolean reachesSocket();

    /**
     * Commits the headers and lets {@code writer} write into the client's socket, at first at once on this thread and
     * then whenever the socket takes more on one of the server's, until the writer says that it has done. Can be called
     * again for more of the same response when it has ended well.
     *
     * @param end is told once, on either kind of thread and perhaps before this returns: nothing when the writer has
     *     done, or why it could not
     * @return false when the server would change the bytes on their way, as by compressing them: then the headers are
     *     committed, and the bytes have to go through the response's own output
     * @throws IOException if the headers could not be committed
     */
    boolean toSocket(HttpServletResponse response, SocketWriter writer, Consumer<Optional<Throwable>> end)
            throws IOException;

    /** Whether {@link #inOneGo} can be used. */
    boolean goesInOneGo();

    /**
     * Commits the headers and writes them together with all of the content, on this thread as far as the client's socket
     * takes it.
     *
     * @param bytes the content; the server's own until the end is told
     * @param end as in {@link #toSocket}
     * @throws IOException if the server does not take it
     */
    void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> end) throws IOException;

    /**
     * Has the server offer the client again what waits for it, without being asked. A kernel asks for more only when a
     * good part of its buffer has gone, which takes a slow client minutes; it takes a little as soon as a little has gone.
     * Does nothing on a server where that cannot be said. Any thread may call it, which is not held up.
     */
    void offerAgain();

    /** Runs {@code action} when the client goes away, on a thread of the server that must not be held up. */
    void whenClosed(Runnable action);

    /** Forgets what was to be done when the client goes away: the connection may live on for other requests. */
    void release();

    /** Breaks off the response, so that the client sees that something is missing. Its context is completed next. */
    void cut() throws IOException;

    /** Writes into a socket that does not block. */
    interface SocketWriter {
        /**
         * Writes what the socket takes, or a fair part of that.
         *
         * @return whether it has done
         * @throws IOException if the socket is broken, or there is nothing to write any more
         */
        boolean writeTo(WritableByteChannel socket) throws IOException;
    }
}
