package org.lectern.store.verified;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file channel that lets no byte through before its chunk was verified; read only, without locks and mappings. It
 * shares the open file with others, and hands {@code transferTo} on to that, so that the kernel may copy what is
 * verified. One thread at a time reads; any may close it.
 */
final class VerifiedChannel extends FileChannel {
    /** The most that one transfer verifies and moves. */
    private static final long MOST = 2 << 20;

    private final VerifiedContent content;
    private volatile OpenFile file;
    private long position;

    /** Takes over an entrance to the file. */
    VerifiedChannel(OpenFile file, VerifiedContent content) {
        this.file = file;
        this.content = content;
    }

    /** The file; anew if an interrupt of another reader has closed it. */
    private synchronized OpenFile file() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        OpenFile current = file;
        if (!current.isOpen()) {
            file = content.enter();
            content.leave(current);
        }
        return file;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = read(into, position);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public int read(ByteBuffer into, long from) throws IOException {
        OpenFile current = file();
        content.verify(current, from, into.remaining());
        return current.channel().read(into, from);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = read(into[i]);
            if (count < 0) {
                return all == 0 ? -1 : all;
            }
            all += count;
            if (into[i].hasRemaining()) {
                break;
            }
        }
        return all;
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        OpenFile current = file();
        long most = Math.min(count, MOST);
        content.verify(current, from, most);
        return current.channel().transferTo(from, most, target);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        content.verify(file(), newPosition, 1);
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return file().size();
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        content.leave(file);
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long position) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metadata) {
        // Nothing was written.
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("a mapping could not be verified");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("an active package is not locked");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("an active package is not locked");
    }
}
