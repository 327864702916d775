package org.lectern.delivery.transfer;

import java.io.IOException;

/**
 * Chooses for each response the way by which it leaves: into the client's socket itself where the server lets us reach
 * it and the bytes lie in a file, through the server's own output otherwise, as over TLS and HTTP/2.
 */
public final class Transfers implements Transfer {
    private final Transfer copy;
    private final Transfer socket;

    /**
     * Chooses between ways.
     *
     * @param bufferSize how many bytes are handed to the server's output at once
     * @param copyUpTo the longest response that goes into the socket through a buffer, in bytes; a longer one goes there
     *     from the file, inside the kernel
     */
    public Transfers(int bufferSize, long copyUpTo) {
        copy = new NonBlockingCopy(bufferSize);
        socket = new SocketTransfer(copyUpTo, copy);
    }

    @Override
    public void start(Outgoing outgoing) throws IOException {
        (outgoing.reachesSocket() ? socket : copy).start(outgoing);
    }
}
