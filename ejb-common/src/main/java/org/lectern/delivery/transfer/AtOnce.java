package org.lectern.delivery.transfer;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands a short answer to the server as a whole, headers and content in one write: for such an answer a second call into
 * the kernel costs more than a copy. The socket takes most of them at once; what it does not take waits in a buffer that
 * is lent to the server, and there are only so many of these. When all are lent, answers leave in another way.
 */
final class AtOnce implements Transfer {
    private static final System.Logger LOG = System.getLogger(AtOnce.class.getName());

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
        Optional<Loan> loan = suits ? lend() : Optional.empty();
        if (loan.isPresent()) {
            send(outgoing, loan.orElseThrow());
        } else {
            otherwise.start(outgoing);
        }
    }

    /** Nothing when all are lent, or when there is no memory for another. */
    private Optional<Loan> lend() {
        if (!lendable.tryAcquire()) {
            return Optional.empty();
        }
        try {
            ByteBuffer known = idle.poll();
            return Optional.of(new Loan(known == null ? ByteBuffer.allocateDirect(size) : known.clear()));
        } catch (OutOfMemoryError e) {
            LOG.log(Level.WARNING, "Short answers wait in less memory than they could: {0}", e.getMessage());
            lendable.release();
            return Optional.empty();
        }
    }

    private static void send(Outgoing outgoing, Loan loan) throws IOException {
        try {
            loan.buffer.limit((int) outgoing.length());
            while (loan.buffer.hasRemaining()) {
                outgoing.read(loan.buffer);
            }
            outgoing.inOneGo(loan.buffer.flip(), failure -> ended(outgoing, loan, failure));
        } catch (IOException | RuntimeException e) {
            loan.end(false);
            throw e;
        }
    }

    private static void ended(Outgoing outgoing, Loan loan, Optional<Throwable> failure) {
        loan.end(failure.isEmpty());
        if (failure.isEmpty()) {
            outgoing.sent((int) outgoing.length());
        }
        outgoing.endElsewhere(failure.isEmpty() ? DeliveryOutcome.COMPLETE : DeliveryOutcome.ABORTED);
    }

    /** A buffer in the hands of the server. Its permit is held already. */
    private final class Loan {
        private final ByteBuffer buffer;
        private final AtomicBoolean ended = new AtomicBoolean();

        Loan(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        /**
         * Ends the loan, however often the server says so.
         *
         * @param written whether the server has done with the buffer for certain; any other is not lent again, since
         *     somebody might still read from it what is another's answer by then
         */
        void end(boolean written) {
            if (ended.compareAndSet(false, true)) {
                if (written) {
                    idle.add(buffer);
                }
                lendable.release();
            }
        }
    }
}
