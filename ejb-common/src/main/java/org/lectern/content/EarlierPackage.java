package org.lectern.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An earlier version of a package, to take from it what did not change: a file of the same bytes lies in every package
 * with the same bytes, so they are copied, not read, deflated and cut again. Each chunk is checked by its digest before
 * it is handed on. For one thread.
 */
public final class EarlierPackage implements Closeable {
    private static final Comparator<Chunk> BY_OFFSET = Comparator.comparingLong(Chunk::offset);

    private final Manifest manifest;
    private final SeekableByteChannel channel;
    private final Map<Sameness, Entry> entries = new HashMap<>();
    private final byte[] buffer = new byte[Chunker.MAX_LENGTH];

    /**
     * A package whose bytes are read from {@code channel}, which closes with it.
     *
     * @param manifest one that can be trusted: its signature was checked
     */
    public EarlierPackage(Manifest manifest, SeekableByteChannel channel) {
        this.manifest = manifest;
        this.channel = channel;
        manifest.documents().forEach(entry -> entries.put(Sameness.of(entry), entry));
    }

    /**
     * The same for a package that is known to be damaged: reads all of it once, and has only the entries whose every chunk
     * is right.
     */
    public static EarlierPackage salvaged(Manifest manifest, SeekableByteChannel channel) throws IOException {
        EarlierPackage salvaged = new EarlierPackage(manifest, channel);
        for (Entry entry : manifest.documents()) {
            if (!salvaged.isWhole(entry)) {
                salvaged.entries.remove(Sameness.of(entry));
            }
        }
        return salvaged;
    }

    /** Files that are equal in this lie in a package with equal bytes. */
    private record Sameness(Digest digest, long size, int crc32, boolean tried) {
        static Sameness of(Entry entry) {
            return new Sameness(
                    entry.digest(), entry.size(), entry.crc32(), Compression.isWorthTrying(entry.mediaType()));
        }

        static Sameness of(DeclaredContent content) {
            return new Sameness(
                    content.digest(), content.size(), content.crc32(), Compression.isWorthTrying(content.mediaType()));
        }
    }

    /** The entry here that has the bytes which {@code content} would get. */
    Optional<Entry> find(DeclaredContent content) {
        return Optional.ofNullable(entries.get(Sameness.of(content)))
                .filter(entry -> !chunks(entry).isEmpty());
    }

    /**
     * Writes the bytes of an entry, with the chunks that they are known to have.
     *
     * @throws EarlierPackageDamaged if they are not here any more
     */
    void copyTo(PackageOutput output, Entry entry) throws IOException {
        channel.position(entry.offset());
        for (Chunk chunk : chunks(entry)) {
            if (!reads(chunk)) {
                throw new EarlierPackageDamaged(manifest.digest(), chunk);
            }
            output.write(buffer, chunk);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isWhole(Entry entry) throws IOException {
        channel.position(entry.offset());
        for (Chunk chunk : chunks(entry)) {
            if (!reads(chunk)) {
                return false;
            }
        }
        return true;
    }

    /** Reads the chunk that comes next in the channel; false if its bytes are wrong, or end too early. */
    private boolean reads(Chunk chunk) throws IOException {
        ByteBuffer into = ByteBuffer.wrap(buffer, 0, chunk.length());
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                return false;
            }
        }
        return Digest.of(buffer, 0, chunk.length()).equals(chunk.digest());
    }

    /** The chunks that an entry consists of; none if a border is missing where it begins or ends. */
    private List<Chunk> chunks(Entry entry) {
        int first = index(entry.offset());
        int last = entry.end() == manifest.size() ? manifest.chunks().size() : index(entry.end());
        return first < 0 || last < first ? List.of() : manifest.chunks().subList(first, last);
    }

    private int index(long offset) {
        return Collections.binarySearch(manifest.chunks(), new Chunk(offset, 1, manifest.digest()), BY_OFFSET);
    }
}
