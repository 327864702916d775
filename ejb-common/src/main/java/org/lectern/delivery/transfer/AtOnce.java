package org.lectern.delivery.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Hands a short answer to the server as a whole, headers and content in one write: for such an answer a second call into
 * the kernel costs more than a copy. The socket takes most of them at once; what it does not take waits in a buffer that
 * is lent to the server, and there are only so many of these. When all are lent, answers leave in another way.
 */
final class AtOnce implements Transfer {
    /** How many answers may wait for their clients in memory. */
    private static final int MOST_WAITING = 256;

    private final int size;
    private final Transfer otherwise;
    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore lendable = new Semaphore(MOST_WAITING);

    /**
     * Sends short answers.
     *
     * @param size the longest such answer, in bytes
     * @param otherwise how to send all others
     */
    AtOnce(int size, Transfer otherwise) {
        this.size = size;
        this.otherwise = otherwise;
    }

    @Override
    public void start(Outgoing outgoing) throws IOException {
        boolean suits = outgoing.length() <= size && outgoing.pace().isFree() && outgoing.goesInOneGo();
        if (suits && lendable.tryAcquire()) {
            send(outgoing);
        } else {
            otherwise.start(outgoing);
        }
    }

    private void send(Outgoing outgoing) throws IOException {
        ByteBuffer buffer = take();
        boolean handedOver = false;
        try {
            buffer.limit((int) outgoing.length());
            while (buffer.hasRemaining()) {
                outgoing.read(buffer);
            }
            outgoing.inOneGo(buffer.flip(), failure -> {
                giveBack(buffer);
                ended(outgoing, failure);
            });
            handedOver = true;
        } finally {
            if (!handedOver) {
                giveBack(buffer);
            }
        }
    }

    private static void ended(Outgoing outgoing, Optional<Throwable> failure) {
        if (failure.isEmpty()) {
            outgoing.sent((int) outgoing.length());
        }
        outgoing.endElsewhere(failure.isEmpty() ? DeliveryOutcome.COMPLETE : DeliveryOutcome.ABORTED);
    }

    private ByteBuffer take() {
        ByteBuffer buffer = idle.poll();
        return buffer == null ? ByteBuffer.allocateDirect(size) : buffer.clear();
    }

    private void giveBack(ByteBuffer buffer) {
        idle.add(buffer);
        lendable.release();
    }
}
