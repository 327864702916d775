package org.lectern.node.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.lectern.content.Chunk;
import org.lectern.content.Digest;
import org.lectern.content.Manifest;
import org.lectern.node.hub.Master;
import org.lectern.node.hub.MasterUnreachable;
import org.lectern.node.replica.shelf.ChunkInvalid;
import org.lectern.node.replica.shelf.Shelf;

/**
 * Makes one package whole: keeps what lies in its folder already and is right, takes what other packages have, gets
 * the rest from the master. Every chunk is verified before it is written, the whole before it is sealed. For one
 * thread; a later one goes on where it stopped.
 */
final class PackageFetch {
    /** Neighbouring chunks are asked for together up to this many bytes. */
    private static final long LONGEST_RUN = 8 << 20;

    /** So often is a run asked for when wrong chunks come. */
    private static final int TRIES = 3;

    private final Shelf shelf;
    private final Master master;
    private final Manifest manifest;
    private final long reserve;
    private final Progress progress;
    private long done;

    /**
     * A fetch that has not begun.
     *
     * @param reserve bytes of the disk to be left free
     * @param progress is told how many verified bytes are here, and may stop the fetch
     */
    PackageFetch(Shelf shelf, Master master, Manifest manifest, long reserve, Progress progress) {
        this.shelf = shelf;
        this.master = master;
        this.manifest = manifest;
        this.reserve = reserve;
        this.progress = progress;
    }

    /**
     * Does all of it.
     *
     * @param sources other packages on this node
     */
    void run(String signed, Collection<OwnChunks.Source> sources) throws IOException {
        try (FileChannel channel = shelf.begin(manifest.digest(), signed)) {
            List<Chunk> missing = missing(channel);
            checkSpace(missing);
            for (List<Chunk> run : runs(takeOwn(channel, missing, sources))) {
                fetch(channel, run);
            }
            channel.truncate(manifest.size());
            checkWhole(channel);
            shelf.seal(manifest.digest(), channel);
        }
    }

    /** Chunks side by side form runs, none longer than {@link #LONGEST_RUN} unless it is one chunk. */
    static List<List<Chunk>> runs(List<Chunk> chunks) {
        List<List<Chunk>> runs = new ArrayList<>();
        List<Chunk> run = new ArrayList<>();
        for (Chunk chunk : chunks) {
            boolean follows = !run.isEmpty()
                    && run.get(run.size() - 1).end() == chunk.offset()
                    && chunk.end() - run.get(0).offset() <= LONGEST_RUN;
            if (!follows && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(chunk);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private List<Chunk> missing(FileChannel channel) throws IOException {
        List<Chunk> missing = new ArrayList<>();
        long there = channel.size();
        for (Chunk chunk : manifest.chunks()) {
            if (chunk.end() <= there && isRight(chunk, Shelf.read(channel, chunk))) {
                advance(chunk);
            } else {
                missing.add(chunk);
            }
        }
        return missing;
    }

    private void checkSpace(List<Chunk> missing) throws IOException {
        long needed = missing.stream().mapToLong(Chunk::length).sum();
        long free = shelf.free() - reserve;
        if (needed > free) {
            throw new DiskFull(needed, free);
        }
    }

    private List<Chunk> takeOwn(FileChannel channel, List<Chunk> missing, Collection<OwnChunks.Source> sources)
            throws IOException {
        List<Chunk> left = new ArrayList<>();
        try (OwnChunks own = new OwnChunks(missing.stream().map(Chunk::digest).collect(Collectors.toSet()), sources)) {
            for (Chunk chunk : missing) {
                byte[] bytes = own.find(chunk).orElse(new byte[0]);
                if (bytes.length == chunk.length()) {
                    put(channel, chunk, bytes);
                } else {
                    left.add(chunk);
                }
            }
        }
        return left;
    }

    private void fetch(FileChannel channel, List<Chunk> run) throws IOException {
        int next = 0;
        for (int tried = 1; next < run.size(); tried++) {
            Chunk first = run.get(next);
            try (InputStream in = master.openPackage(
                    manifest.digest(), first.offset(), run.get(run.size() - 1).end() - 1)) {
                for (; next < run.size(); next++) {
                    receive(channel, run.get(next), in);
                }
            } catch (ChunkInvalid e) {
                if (tried >= TRIES) {
                    throw e;
                }
            }
        }
    }

    private void receive(FileChannel channel, Chunk chunk, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(chunk.length());
        if (bytes.length < chunk.length()) {
            throw new MasterUnreachable("the transfer ended early");
        }
        if (!isRight(chunk, bytes)) {
            throw new ChunkInvalid(manifest.digest(), chunk);
        }
        put(channel, chunk, bytes);
    }

    private void put(FileChannel channel, Chunk chunk, byte[] bytes) throws IOException {
        shelf.put(channel, ByteBuffer.wrap(bytes), chunk.offset());
        advance(chunk);
    }

    private void advance(Chunk chunk) throws IOException {
        done += chunk.length();
        progress.reached(done);
    }

    /** The last gate, over the bytes that lie in the file: it also holds should chunks and digest not agree. */
    private void checkWhole(FileChannel channel) throws IOException {
        MessageDigest sha256 = Digest.newMessageDigest();
        for (Chunk chunk : manifest.chunks()) {
            sha256.update(Shelf.read(channel, chunk));
        }
        Digest found = Digest.ofFinished(sha256);
        if (channel.size() != manifest.size() || !found.equals(manifest.digest())) {
            throw new IOException("the chunks of " + manifest.digest() + " make up " + found);
        }
    }

    private static boolean isRight(Chunk chunk, byte[] bytes) {
        return Digest.of(bytes).equals(chunk.digest());
    }

    /** Is told how far a fetch has come. */
    interface Progress {
        /**
         * So many verified bytes are here.
         *
         * @throws IOException to stop the fetch
         */
        void reached(long bytes) throws IOException;
    }
}
