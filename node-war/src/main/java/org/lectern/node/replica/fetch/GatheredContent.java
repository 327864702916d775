package org.lectern.node.replica.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lectern.content.Digest;
import org.lectern.store.StoredContent;

/**
 * A package that is not whole, for siblings alone: only bytes that {@link Gathered} names are to be read, and whoever
 * gets them verifies them again.
 *
 * @param digest of the package
 * @param size of the whole
 * @param file where it is put together
 */
public record GatheredContent(Digest digest, long size, Path file) implements StoredContent {
    @Override
    public SeekableByteChannel open() throws IOException {
        return new Channel(FileChannel.open(file, StandardOpenOption.READ), size);
    }

    /** The file, as long as it will be. Past its present end there is nothing to be read. */
    private record Channel(FileChannel file, long size) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
