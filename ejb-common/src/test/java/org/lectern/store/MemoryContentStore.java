package org.lectern.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.content.Digest;

/** A content store in memory. */
final class MemoryContentStore implements ContentStore {
    private final Map<Digest, StoredContent> content = new ConcurrentHashMap<>();

    @Override
    public Incoming receive() {
        return new MemoryIncoming();
    }

    @Override
    public Optional<StoredContent> find(Digest digest) {
        return Optional.ofNullable(content.get(digest));
    }

    @Override
    public void remove(Digest digest) {
        content.remove(digest);
    }

    private final class MemoryIncoming extends Incoming {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean open = true;
        private boolean digested;

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public void write(int oneByte) throws IOException {
            requireOpen();
            requireUndigested();
            bytes.write(oneByte);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            requireOpen();
            requireUndigested();
            bytes.write(from, offset, length);
        }

        @Override
        public Digest digest() {
            digested = true;
            return Digest.of(bytes.toByteArray());
        }

        @Override
        public StoredContent commit() throws IOException {
            requireOpen();
            open = false;
            byte[] committed = bytes.toByteArray();
            StoredContent stored = new MemoryContent(Digest.of(committed), committed);
            content.put(stored.digest(), stored);
            return stored;
        }

        @Override
        public void close() {
            open = false;
        }

        private void requireUndigested() throws IOException {
            if (digested) {
                throw new IOException("nothing more can come in once the digest was asked for");
            }
        }

        private void requireOpen() throws IOException {
            if (!open) {
                throw new IOException("closed");
            }
        }
    }
}
