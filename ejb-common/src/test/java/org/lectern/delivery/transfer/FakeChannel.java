package org.lectern.delivery.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Random;

/** Reads from memory in pieces of random size, none too; can end early or fail at a position. Counts its closings. */
public final class FakeChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private final Random random;
    private int position;
    private int endsAt;
    private int failsAt = Integer.MAX_VALUE;
    private int closings;

    public FakeChannel(byte[] bytes, Random random) {
        this.bytes = bytes.clone();
        this.random = random;
        endsAt = bytes.length;
    }

    public FakeChannel endingAt(int end) {
        endsAt = end;
        return this;
    }

    public FakeChannel failingAt(int fault) {
        failsAt = fault;
        return this;
    }

    /** From its position to its end, as a body's source. */
    Source source() {
        try {
            return new StoredSource(this, List.of(new StoredBody.Slice(position, size() - position)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int closings() {
        return closings;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        if (position >= failsAt) {
            throw new IOException("the disk is broken at " + position);
        }
        if (position >= endsAt) {
            return -1;
        }
        int most = Math.min(buffer.remaining(), Math.min(endsAt, failsAt) - position);
        int count = random.nextInt(most + 1);
        buffer.put(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return closings == 0;
    }

    @Override
    public void close() {
        closings++;
    }

    @Override
    public int write(ByteBuffer buffer) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
