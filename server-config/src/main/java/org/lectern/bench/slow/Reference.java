package org.lectern.bench.slow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The file that every client should get. */
final class Reference {
    private final MappedByteBuffer bytes;

    private Reference(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Reference of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Reference(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    int size() {
        return bytes.capacity();
    }

    /** Whether {@code piece} is what the file has from {@code offset} on. */
    boolean has(int offset, ByteBuffer piece) {
        return offset + piece.remaining() <= size()
                && bytes.slice(offset, piece.remaining()).mismatch(piece) < 0;
    }
}
