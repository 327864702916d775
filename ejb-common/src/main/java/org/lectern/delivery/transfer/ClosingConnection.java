package org.lectern.delivery.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection of a server that we know nothing about. It serves one download and is closed, since that makes a
 * response that ends early visible to its client: on a connection that stays open the client would wait for ever, or
 * take the next response for the rest of this one.
 */
final class ClosingConnection implements ServerConnection {
    @Override
    public void prepare(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    @Override
    public boolean hasRoom(Runnable later) {
        return true;
    }

    @Override
    public boolean reachesSocket() {
        return false;
    }

    @Override
    public boolean toSocket(HttpServletResponse response, SocketWriter writer, Consumer<Optional<Throwable>> end) {
        throw new UnsupportedOperationException("nothing is known of this server's sockets");
    }

    @Override
    public boolean goesInOneGo() {
        return false;
    }

    @Override
    public void inOneGo(ByteBuffer bytes, Consumer<Optional<Throwable>> end) {
        throw new UnsupportedOperationException("nothing is known of this server's writes");
    }

    @Override
    public void offerAgain() {
        // The server writes when it likes.
    }

    @Override
    public void whenClosed(Runnable action) {
        // The write listener hears of it, or else the clock ends the response.
    }

    @Override
    public void release() {
        // There is nothing to forget.
    }

    @Override
    public void cut() {
        // Completing the context, which is the next step, closes it.
    }
}
