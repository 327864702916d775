package org.lectern.delivery.transfer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A server's non-blocking output: ready when {@code readiness} says so, strict about writes that were not announced,
 * and broken once {@code mostBytes} have been written.
 */
public final class FakeOutput extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final BooleanSupplier readiness;
    private final int mostBytes;
    private WriteListener listener;
    private boolean ready;

    public FakeOutput(BooleanSupplier readiness, int mostBytes) {
        this.readiness = readiness;
        this.mostBytes = mostBytes;
    }

    public static FakeOutput alwaysReady() {
        return new FakeOutput(() -> true, Integer.MAX_VALUE);
    }

    public byte[] written() {
        return written.toByteArray();
    }

    public boolean hasListener() {
        return listener != null;
    }

    /** What a server does: calls whenever there is room, and reports a failure once, then never calls again. */
    public void runUntil(BooleanSupplier ended) {
        try {
            while (!ended.getAsBoolean()) {
                listener.onWritePossible();
            }
        } catch (IOException e) {
            listener.onError(e);
        }
    }

    @Override
    public boolean isReady() {
        ready = readiness.getAsBoolean();
        return ready;
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
        listener = writeListener;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (listener != null && !ready) {
            throw new IllegalStateException("written without being ready");
        }
        ready = false;
        if (written.size() + length > mostBytes) {
            throw new IOException("the client is gone");
        }
        written.write(bytes, offset, length);
    }
}
