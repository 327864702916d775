package org.lectern.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;

/** Content on its way into a {@link LocalContentStore}, in a temporary file of its own. */
final class LocalIncoming extends Incoming {
    private final LocalContentStore store;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest sha256 = Digest.newMessageDigest();
    private @Nullable Digest digest;
    private long size;

    LocalIncoming(LocalContentStore store, Path temporary) throws IOException {
        this.store = store;
        this.temporary = temporary;
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (digest != null) {
            throw new IOException("nothing more can come in once the digest was asked for");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        sha256.update(bytes, offset, length);
        size += length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Digest digest() {
        if (digest == null) {
            digest = Digest.ofFinished(sha256);
        }
        return digest;
    }

    @Override
    public StoredContent commit() throws IOException {
        channel.force(true);
        channel.close();
        return store.accept(temporary, digest(), size);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
