package org.lectern.delivery.transfer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * Copies the content through a buffer into the response whenever the server can take more. Works on every server,
 * over TLS and HTTP/2, and holds no thread while a client is slow.
 */
public final class NonBlockingCopy implements Transfer {
    private static final System.Logger LOG = System.getLogger(NonBlockingCopy.class.getName());

    private final int bufferSize;

    public NonBlockingCopy(int bufferSize) {
        this.bufferSize = bufferSize;
    }

    @Override
    public void start(Outgoing outgoing) throws IOException {
        ServletOutputStream out = outgoing.startAsync().getResponse().getOutputStream();
        int size = (int) Math.min(bufferSize, Math.max(1, outgoing.remaining()));
        out.setWriteListener(new Copy(outgoing, out, size));
    }

    /** One response. The monitor guards the buffer and the order of reads: the server may call from two threads. */
    private static final class Copy implements WriteListener {
        private final Outgoing outgoing;
        private final ServletOutputStream out;
        private final byte[] bytes;
        private final ByteBuffer buffer;

        Copy(Outgoing outgoing, ServletOutputStream out, int bufferSize) {
            this.outgoing = outgoing;
            this.out = out;
            bytes = new byte[bufferSize];
            buffer = ByteBuffer.wrap(bytes);
        }

        @Override
        public synchronized void onWritePossible() throws IOException {
            while (!outgoing.isEnded() && out.isReady() && outgoing.hasRoom(this::resume)) {
                if (outgoing.remaining() == 0) {
                    outgoing.end(DeliveryOutcome.COMPLETE);
                    return;
                }
                long allowed = outgoing.pace().take(bytes.length);
                if (allowed == 0) {
                    outgoing.goOnAfter(Pace.nap(), this::resume);
                    return;
                }
                int count = read((int) allowed);
                if (count < 0) {
                    return;
                }
                outgoing.pace().giveBack(allowed - count);
                out.write(bytes, 0, count);
                outgoing.sent(count);
            }
        }

        private void resume() {
            try {
                onWritePossible();
            } catch (IOException e) {
                onError(e);
            }
        }

        /** Fills the buffer. Where the content cannot be read, ends the response and answers -1. */
        private int read(int most) {
            try {
                return outgoing.read(buffer.clear().limit(most));
            } catch (IOException | RuntimeException e) {
                if (outgoing.end(DeliveryOutcome.FAILED)) {
                    LOG.log(Level.WARNING, "a download was cut because its content cannot be read", e);
                }
                return -1;
            }
        }

        @Override
        public void onError(Throwable failure) {
            outgoing.end(DeliveryOutcome.ABORTED);
        }
    }
}
