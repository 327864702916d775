package org.lectern.store;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.lectern.content.Digest;

/** Content in memory. */
final class MemoryContent implements StoredContent {
    private final Digest digest;
    private final byte[] bytes;

    MemoryContent(Digest digest, byte[] bytes) {
        this.digest = digest;
        this.bytes = bytes.clone();
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel open() {
        return new Reader();
    }

    private final class Reader implements SeekableByteChannel {
        private long position;
        private boolean open = true;

        @Override
        public int read(ByteBuffer into) throws ClosedChannelException {
            requireOpen();
            if (position >= bytes.length) {
                return -1;
            }
            int length = Math.min(into.remaining(), bytes.length - (int) position);
            into.put(bytes, (int) position, length);
            position += length;
            return length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) throws ClosedChannelException {
            requireOpen();
            position = to;
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        private void requireOpen() throws ClosedChannelException {
            if (!open) {
                throw new ClosedChannelException();
            }
        }
    }
}
