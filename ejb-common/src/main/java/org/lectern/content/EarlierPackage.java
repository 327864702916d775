package org.lectern.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * An earlier version of a package, to take from it what did not change: a file of the same bytes lies in every package
 * with the same bytes, so they are copied, not read, deflated and cut again. Each chunk is checked by its digest before
 * it is handed on; while some are written, the next ones are read and checked by a helper, if there is one free. For one
 * thread.
 */
public final class EarlierPackage implements Closeable {
    private static final Comparator<Chunk> BY_OFFSET = Comparator.comparingLong(Chunk::offset);

    /** So many bytes are read and checked in one go. */
    private static final int RUN = 1 << 20;

    private final Manifest manifest;
    private final SeekableByteChannel channel;
    private final Map<Sameness, Entry> entries = new HashMap<>();
    private final Executor helpers;
    private final byte[][] buffers = new byte[2][RUN];

    /** The same without helpers. */
    public EarlierPackage(Manifest manifest, SeekableByteChannel channel) {
        this(manifest, channel, Runnable::run);
    }

    /**
     * A package whose bytes are read from {@code channel}, which closes with it.
     *
     * @param manifest one that can be trusted: its signature was checked
     * @param helpers what they do not get to is done without them
     */
    public EarlierPackage(Manifest manifest, SeekableByteChannel channel, Executor helpers) {
        this.manifest = manifest;
        this.channel = channel;
        this.helpers = helpers;
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
        List<List<Chunk>> runs = runs(chunks(entry));
        FutureTask<Optional<Chunk>> next = begin(runs, 0);
        try {
            for (int i = 0; i < runs.size(); i++) {
                requireRight(await(next));
                next = begin(runs, i + 1);
                write(output, runs.get(i), buffers[i % 2]);
            }
        } finally {
            await(next); // nobody reads from here any more
        }
    }

    /** Neighbours, as many as are read in one go. */
    private static List<List<Chunk>> runs(List<Chunk> chunks) {
        List<List<Chunk>> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= chunks.size(); i++) {
            if (i == chunks.size() || chunks.get(i).end() - chunks.get(first).offset() > RUN) {
                runs.add(chunks.subList(first, i));
                first = i;
            }
        }
        return runs;
    }

    /** Has the run with that number read and checked; the task answers the first chunk that is wrong. */
    private FutureTask<Optional<Chunk>> begin(List<List<Chunk>> runs, int number) {
        List<Chunk> run = number < runs.size() ? runs.get(number) : List.of();
        byte[] into = buffers[number % 2];
        FutureTask<Optional<Chunk>> task = new FutureTask<>(() -> firstWrong(run, into));
        if (!run.isEmpty()) {
            try {
                helpers.execute(task);
            } catch (RejectedExecutionException e) {
                task.run();
            }
        }
        return task;
    }

    private Optional<Chunk> firstWrong(List<Chunk> run, byte[] into) throws IOException {
        int at = 0;
        for (Chunk chunk : run) {
            if (!reads(chunk, into, at)) {
                return Optional.of(chunk);
            }
            at += chunk.length();
        }
        return Optional.empty();
    }

    /** What a task answers; it is done here if no helper has begun with it. */
    private static Optional<Chunk> await(FutureTask<Optional<Chunk>> task) throws IOException {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a package is copied");
        } catch (ExecutionException e) {
            throw new IOException("the version before cannot be read", e.getCause());
        }
    }

    private void requireRight(Optional<Chunk> wrong) throws EarlierPackageDamaged {
        if (wrong.isPresent()) {
            throw new EarlierPackageDamaged(manifest.digest(), wrong.get());
        }
    }

    private static void write(PackageOutput output, List<Chunk> run, byte[] bytes) throws IOException {
        int at = 0;
        for (Chunk chunk : run) {
            output.write(bytes, at, chunk);
            at += chunk.length();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isWhole(Entry entry) throws IOException {
        channel.position(entry.offset());
        for (Chunk chunk : chunks(entry)) {
            if (!reads(chunk, buffers[0], 0)) {
                return false;
            }
        }
        return true;
    }

    /** Reads the chunk that comes next in the channel; false if its bytes are wrong, or end too early. */
    private boolean reads(Chunk chunk, byte[] buffer, int at) throws IOException {
        ByteBuffer into = ByteBuffer.wrap(buffer, at, chunk.length());
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                return false;
            }
        }
        return Digest.of(buffer, at, chunk.length()).equals(chunk.digest());
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
