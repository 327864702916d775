package org.lectern.delivery.transfer;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.lectern.store.ContentBroken;

/**
 * Writes the content into the client's socket itself, whenever that takes more: from file to socket inside the kernel
 * where there is much of it, through one small buffer otherwise. Nothing waits in the server's memory, and no thread.
 */
final class SocketTransfer implements Transfer {
    private static final System.Logger LOG = System.getLogger(SocketTransfer.class.getName());

    /**
     * The most that one response moves before others have a turn. Measured on two cores: with 1 MiB the client gets more
     * and the server pays up to 1.8 times nginx for it, with 4 MiB it pays the same and gives a tenth less.
     */
    private static final long STEP = 1536 << 10;

    private static final int COPY = 64 << 10;

    /** Direct memory, as the kernel needs it; one for each of the server's threads that send. */
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(COPY));

    private final Transfer otherwise;
    private final long copyUpTo;

    /**
     * Sends by socket.
     *
     * @param copyUpTo the longest response that is copied, in bytes: the kernel's own way costs more to begin
     * @param otherwise how to send where the server turns out to change the bytes
     */
    SocketTransfer(long copyUpTo, Transfer otherwise) {
        this.copyUpTo = copyUpTo;
        this.otherwise = otherwise;
    }

    @Override
    public void start(Outgoing outgoing) throws IOException {
        if (!(outgoing.pace().isFree() ? send(outgoing) : sendPaced(outgoing))) {
            otherwise.start(outgoing);
        }
    }

    private boolean send(Outgoing outgoing) throws IOException {
        return outgoing.toSocket(
                socket -> {
                    write(outgoing, socket);
                    return outgoing.remaining() == 0;
                },
                failure -> ended(outgoing, failure));
    }

    /** Sends what the pace allows now, and goes on from there when it allows more. */
    private boolean sendPaced(Outgoing outgoing) throws IOException {
        long allowed = outgoing.pace().take(outgoing.remaining());
        if (allowed == 0) {
            outgoing.startAsync();
            outgoing.goOnAfter(Pace.nap(), () -> resume(outgoing));
            return true;
        }
        outgoing.pace().giveBack(allowed);
        return outgoing.toSocket(
                socket -> writePaced(outgoing, socket) || outgoing.remaining() == 0,
                failure -> ended(outgoing, failure));
    }

    private void resume(Outgoing outgoing) {
        try {
            if (!outgoing.isEnded()) {
                start(outgoing);
            }
        } catch (IOException | RuntimeException e) {
            ended(outgoing, Optional.of(e));
        }
    }

    /** Writes until the socket is full, or others are to have a turn. */
    private void write(Outgoing outgoing, WritableByteChannel socket) throws IOException {
        long moved = 0;
        long count = 1;
        while (count > 0 && moved < STEP && outgoing.remaining() > 0) {
            count = move(outgoing, socket, Math.min(STEP - moved, outgoing.remaining()));
            moved += count;
        }
    }

    /** The same as far as the pace allows; answers whether it was the pace that ended it. */
    private boolean writePaced(Outgoing outgoing, WritableByteChannel socket) throws IOException {
        long moved = 0;
        long count = 1;
        while (count > 0 && moved < STEP && outgoing.remaining() > 0) {
            long allowed = outgoing.pace().take(Math.min(STEP - moved, outgoing.remaining()));
            if (allowed == 0) {
                return true;
            }
            count = move(outgoing, socket, allowed);
            outgoing.pace().giveBack(allowed - count);
            moved += count;
        }
        return false;
    }

    private long move(Outgoing outgoing, WritableByteChannel socket, long most) throws IOException {
        if (outgoing.isEnded()) {
            throw new IOException("the response was ended");
        }
        return outgoing.length() > copyUpTo
                ? outgoing.moveTo(socket, most)
                : outgoing.copyTo(socket, BUFFER.get().clear().limit((int) Math.min(COPY, most)));
    }

    private void ended(Outgoing outgoing, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            boolean broken = failure.get() instanceof ContentBroken;
            LOG.log(broken ? Level.WARNING : Level.DEBUG, "a download was broken off", failure.get());
            outgoing.endElsewhere(broken ? DeliveryOutcome.FAILED : DeliveryOutcome.ABORTED);
        } else if (outgoing.remaining() == 0) {
            outgoing.endElsewhere(DeliveryOutcome.COMPLETE);
        } else {
            outgoing.startAsync();
            outgoing.goOnAfter(Pace.nap(), () -> resume(outgoing));
        }
    }
}
