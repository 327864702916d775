package org.lectern.node.replica.shelf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file channel that lets no byte through before its chunk was verified; read only, without locks and mappings. It
 * hands {@code transferTo} on to the file's own channel, so that the kernel may copy what is verified.
 */
final class VerifiedChannel extends FileChannel {
    /** The most that one transfer verifies and moves. */
    private static final long MOST = 1 << 20;

    private final FileChannel file;
    private final VerifiedContent content;

    VerifiedChannel(FileChannel file, VerifiedContent content) {
        this.file = file;
        this.content = content;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        content.verify(file, file.position(), into.remaining());
        return file.read(into);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        content.verify(file, position, into.remaining());
        return file.read(into, position);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += into[i].remaining();
        }
        content.verify(file, file.position(), count);
        return file.read(into, offset, length);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        long most = Math.min(count, MOST);
        content.verify(file, position, most);
        return file.transferTo(position, most, target);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        content.verify(file, position, 1);
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
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
