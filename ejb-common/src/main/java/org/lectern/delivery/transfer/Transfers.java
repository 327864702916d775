package org.lectern.delivery.transfer;

import java.io.IOException;

/**
 * Chooses for each response the way by which it leaves: a short one in one go with its headers; a longer one into the
 * client's socket itself where the server lets us reach that and the bytes lie in a file; any other, as over TLS and
 * HTTP/2, through the server's own output.
 */
public final class Transfers implements Transfer {
    private final Transfer first;

    /**
     * Chooses between ways.
     *
     * @param bufferSize how many bytes are handed to the server's output at once
     * @param copyUpTo the longest response that is read into memory as a whole, in bytes; a longer one goes from file to
     *     socket inside the kernel
     */
    public Transfers(int bufferSize, int copyUpTo) {
        Transfer copy = new NonBlockingCopy(bufferSize);
        Transfer socket = new SocketTransfer(copyUpTo, copy);
        Transfer longer = outgoing -> (outgoing.reachesSocket() ? socket : copy).start(outgoing);
        first = new AtOnce(copyUpTo, longer);
    }

    @Override
    public void start(Outgoing outgoing) throws IOException {
        first.start(outgoing);
    }
}
